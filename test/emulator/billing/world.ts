import { regions } from "../../../functions/src/regions/schema.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { freshRegion, newPlayer } from "../../support/stripe/buying.ts";
import type { stripeHere } from "../../support/stripe/here.ts";
import { ordered } from "../../support/stripe/ordered.ts";
import { admit } from "../membership/world.ts";

/**
 * A region of a new player's that stands and is paid for; `hear` is how we come to know of the payment. How one is made that is
 * paid for is another test's.
 */
export async function boughtRegion(
  here: ReturnType<typeof stripeHere>,
  hear: (checkoutId: string) => Promise<unknown>,
) {
  const uid = await newPlayer();
  const { regionId, displayName } = freshRegion();
  await openRegionFixture(regionId, { ownerUid: uid, displayName });
  await admit(uid, regionId, "citizen", { citizenGround: "ownership" });
  const checkoutId = await ordered(uid, { kind: "region", regionId });
  const session = here.pay(here.sessionOf(checkoutId).id);
  await hear(checkoutId);
  const region = async () => (await regions.ref({ regionId }).get()).data()!;
  return { uid, regionId, checkoutId, session, region };
}
