import { randomUUID } from "node:crypto";
import { buyers, checkouts } from "../../../functions/src/billing/schema.ts";
import { enrol } from "../../emulator/membership/world.ts";
import { servedTo } from "../refusals/inProcess.ts";

export interface Opened {
  readonly checkoutId: string;
  readonly url: string;
}

export const CITIZEN = { kind: "galacticCitizen" } as const;

export const freshRegion = () => {
  const regionId = `p${randomUUID().slice(0, 13)}`;
  return { kind: "region", regionId, displayName: `Port ${regionId}` };
};

export async function newPlayer(): Promise<string> {
  const uid = `p${randomUUID().slice(0, 13)}`;
  await enrol(uid, { home: "default" });
  return uid;
}

/** In this process, since only here can Stripe be made to fail at a given moment. */
export const asked = <Answer = Opened>(uid: string, path: string, data: object) =>
  servedTo<Answer>(uid, path, data);

export function checkout(uid: string, subject: object, requestId: string = randomUUID()) {
  return asked(uid, "billing/createCheckout", { requestId, subject, returnPath: "/regions" });
}

/** @throws on a refusal, naming the reason. */
export async function opened(uid: string, subject: object): Promise<Opened> {
  const { answer, reason } = await checkout(uid, subject);
  if (answer === undefined) throw new Error(reason);
  return answer;
}

export const checkoutOf = async (checkoutId: string) => (await checkouts.ref({ checkoutId }).get()).data()!;
export const buyerOf = async (uid: string) => (await buyers.ref({ uid }).get()).data()!;
