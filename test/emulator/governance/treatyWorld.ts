import { expect } from "vitest";
import { polls } from "../../../functions/src/governance/polls/schema.ts";
import { treaties } from "../../../functions/src/governance/treaties/schema.ts";
import type { Treaty, TreatyTerms, TreatyType } from "../../../functions/src/governance/treaties/treaty.ts";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { call, type Outcome, openRegion } from "../membership/world.ts";
import { citizens } from "./pollWorld.ts";

type Government = Configuration["governance"]["type"];

export const governorOf = (regionId: string) => `${regionId}-gov`;
export const ambassadorOf = (regionId: string) => `${regionId}-envoy`;
export const citizensOf = (regionId: string) => [0, 1, 2, 3].map((number) => `${regionId}-c${number}`);

export const FREE: TreatyTerms = { type: "free_movement", mutualAdmission: true, mutualBans: true };
export const PEACE: TreatyTerms = { type: "non_aggression" };

/** A region with a governor, an ambassador and four citizens, who are its council where it has one. */
export async function side(
  regionId: string,
  type: Government = "autocracy",
  immigration: Partial<Configuration["immigration"]> = {},
): Promise<void> {
  const governorUid = governorOf(regionId);
  await openRegion(regionId, {
    ownerUid: `${regionId}-owner`,
    governorUid,
    governance: { type },
    immigration,
  });
  await citizens(regionId, citizensOf(regionId), type === "council" ? { offices: ["councilMember"] } : {});
  await citizens(regionId, [ambassadorOf(regionId)], { offices: ["ambassador"] });
}

export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly type: TreatyType;
}

const named = ({ from, to, type }: Pair) => ({ regionId: from, withRegionId: to, type });
export const flipped = ({ from, to, type }: Pair): Pair => ({ from: to, to: from, type });

/** Calls about a treaty by the governor of the side `from`, or by somebody else. */
export const act = (
  pair: Pair,
  verb: string,
  input: object = {},
  uid = governorOf(pair.from),
): Promise<Outcome> => call(uid, `governance/${verb}`, { ...named(pair), ...input });

export const reason = "As both our peoples wish it.";

/** Offers for the side `from`. @returns the revision. */
export async function offer(
  { from, to }: Pair,
  terms: TreatyTerms,
  more: object = {},
  uid = governorOf(from),
): Promise<number> {
  const input = { regionId: from, withRegionId: to, terms, termDays: 100, noticeDays: 7, ...more };
  const answer = await call(uid, "governance/offerTreaty", input);
  expect(answer.reason, answer.answer.error?.message).toBeUndefined();
  return answer.result.revision as number;
}

export const sign = (pair: Pair, revision: number, uid?: string) =>
  act(pair, "signTreaty", { revision }, uid);

/** Offered by one, signed by both. */
export async function concluded(pair: Pair, terms: TreatyTerms, more: object = {}): Promise<void> {
  const revision = await offer(pair, terms, more);
  expect((await sign(flipped(pair), revision)).result.outcome).toBe("signed");
  expect((await sign(pair, revision)).result.outcome).toBe("inForce");
}

export const treatyIdOfPair = ({ from, to, type }: Pair) => [...[from, to].sort(), type].join("~");
export const treatyOf = async (pair: Pair): Promise<Treaty> =>
  (await treaties.ref({ treatyId: treatyIdOfPair(pair) }).get()).data()!;

export const pollOfRegion = async (regionId: string, pollId: unknown) =>
  (await polls.ref({ regionId, pollId: String(pollId) }).get()).data()!;

/** The actions in a region's public log, in no order. */
export async function publicLog(regionId: string): Promise<string[]> {
  const entries = await regionAudit.collection({ regionId }).where("visibility", "==", "public").get();
  return entries.docs.map((entry) => entry.data().action).sort();
}

export const noticesOf = async (uid: string): Promise<string[]> =>
  (await notices.collection({ uid }).get()).docs.map((notice) => notice.data().kind).sort();

/** Each citizen casts one of these, in turn. */
export async function vote(regionId: string, pollId: unknown, options: readonly string[]): Promise<void> {
  for (const [index, option] of options.entries()) {
    const choice = { kind: "one", option };
    const uid = citizensOf(regionId)[index]!;
    const { reason } = await call(uid, "governance/castBallot", { regionId, pollId, choice });
    expect(reason, uid).toBeUndefined();
  }
}
