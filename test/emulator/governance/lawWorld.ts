import { expect } from "vitest";
import {
  type Proposal,
  type ProposalStatus,
  proposalStatusAt,
} from "../../../functions/src/governance/laws/proposal.ts";
import { claimedFields, proposals } from "../../../functions/src/governance/laws/schema.ts";
import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import { polls } from "../../../functions/src/governance/polls/schema.ts";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { announcements, regions } from "../../../functions/src/regions/schema.ts";
import { readOffsetMs } from "../../../scripts/stack/clockFile.ts";
import { deliver } from "../../support/work.ts";
import { call, enrol, openRegion } from "../membership/world.ts";
import { citizens } from "./pollWorld.ts";

export interface Place {
  readonly regionId: string;
  /** Citizens; the first is a registered player, who can be told of what was proposed. */
  readonly citizens: readonly string[];
}

/** An open region of this government with so many citizens, `<regionId>-0` and on; the first ones sit in the council. */
export async function place(
  regionId: string,
  governance: Partial<Configuration["governance"]>,
  { people = 5, seats = 0 } = {},
): Promise<Place> {
  await openRegion(regionId, { governance, ownerUid: `${regionId}-owner` });
  const uids = Array.from({ length: people }, (_, index) => `${regionId}-${index}`);
  await citizens(regionId, uids.slice(0, seats), { offices: ["councilMember"] });
  await citizens(regionId, uids.slice(seats));
  await enrol(uids[0]!);
  return { regionId, citizens: uids };
}

type Law = Extract<Proposal["content"], { kind: "law" }>["change"];

export const tax = (tradeTaxBasisPoints: number): Law => ({ economy: { tradeTaxBasisPoints } });

export const drafted = (uid: string, regionId: string, content: object, more: object = {}) =>
  call(uid, "governance/draftProposal", { regionId, title: "A proposal", rationale: "", content, ...more });

export const submitted = (uid: string, regionId: string, proposalId: unknown) =>
  call(uid, "governance/submitProposal", { regionId, proposalId });

/** Drafts and submits in the name of the first citizen. @throws when either is refused. */
export async function proposed({ regionId, citizens }: Place, content: object): Promise<string> {
  const uid = citizens[0]!;
  const draft = await drafted(uid, regionId, content);
  expect(draft.reason).toBeUndefined();
  const proposalId = draft.result.proposalId as string;
  expect((await submitted(uid, regionId, proposalId)).reason).toBeUndefined();
  return proposalId;
}

export const proposedLaw = (where: Place, change: Law) => proposed(where, { kind: "law", change });

/** The first citizens say for, the next against; nobody else votes. */
export async function vote(
  { regionId, citizens }: Place,
  pollId: string,
  count: { readonly for: number; readonly against: number },
): Promise<void> {
  for (const [index, uid] of citizens.slice(0, count.for + count.against).entries()) {
    const choice = { kind: "one", option: index < count.for ? "for" : "against" };
    const { reason } = await call(uid, "governance/castBallot", { regionId, pollId, choice });
    expect(reason, uid).toBeUndefined();
  }
}

export const settle = (regionId: string, pollId: string) => deliver("settlePoll", { regionId, pollId });
export const implement = (regionId: string, proposalId: string) =>
  deliver("implementProposal", { regionId, proposalId });

export const proposalOf = async (regionId: string, proposalId: string): Promise<Proposal> =>
  (await proposals.ref({ regionId, proposalId }).get()).data()!;
export const pollOf = async (regionId: string, pollId: string): Promise<Poll | undefined> =>
  (await polls.ref({ regionId, pollId }).get()).data();
/** At the instant of game time, as the functions have it. */
export async function statusOf(regionId: string, proposalId: string): Promise<ProposalStatus> {
  const now = new Date(Date.now() + readOffsetMs(process.env.CLOCK_OFFSET_FILE!));
  return proposalStatusAt(await proposalOf(regionId, proposalId), await pollOf(regionId, proposalId), now);
}

export const taxOf = async (regionId: string) =>
  (await regions.ref({ regionId }).get()).data()!.economy.tradeTaxBasisPoints;
export const claimsIn = async (regionId: string) =>
  (await claimedFields.collection({ regionId }).get()).docs.map(({ id }) => id);
export const announcedIn = async (regionId: string) =>
  (await announcements.collection({ regionId }).get()).docs.map((doc) => doc.data());
/** The public log of one kind of act. */
export const loggedIn = async (regionId: string, action: string) =>
  (await regionAudit.collection({ regionId }).where("visibility", "==", "public").get()).docs
    .map((doc) => doc.data())
    .filter((entry) => entry.action === action);
export const toldTo = async (uid: string) =>
  (await notices.collection({ uid }).get()).docs.map((doc) => doc.data().kind).toSorted();
