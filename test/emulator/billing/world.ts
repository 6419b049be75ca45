import { expect, vi } from "vitest";
import { regions } from "../../../functions/src/regions/schema.ts";
import { freshRegion, newPlayer, opened } from "../../support/stripe/buying.ts";
import type { stripeHere } from "../../support/stripe/here.ts";

const PATIENCE = { timeout: 60_000, interval: 100 };

/** A region that a new player has bought and that stands; `hear` is how we come to know of the payment. */
export async function boughtRegion(
  here: ReturnType<typeof stripeHere>,
  hear: (checkoutId: string) => Promise<unknown>,
) {
  const uid = await newPlayer();
  const subject = freshRegion();
  const { checkoutId } = await opened(uid, subject);
  const session = here.pay(here.sessionOf(checkoutId).id);
  await hear(checkoutId);
  const { regionId } = subject;
  const region = async () => (await regions.ref({ regionId }).get()).data()!;
  await vi.waitFor(async () => expect((await region()).status).toBe("active"), PATIENCE);
  return { uid, regionId, checkoutId, session, region };
}
