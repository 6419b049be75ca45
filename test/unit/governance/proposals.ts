import type { Proposal } from "../../../functions/src/governance/laws/proposal.ts";
import { contentHash } from "../../../functions/src/governance/laws/proposal.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";

export const SUBMITTED_AT = new Date("2026-03-01T00:00:00Z");
export const day = (number: number, extraMs = 0) => after(SUBMITTED_AT, number * DAY_MS + extraMs);

/** A submitted law that lowers the tax, and what differs from it. */
export function law(change: Partial<Proposal> = {}): Proposal {
  return {
    proposalId: "law",
    regionId: "aurora",
    title: "Lower the tax",
    rationale: "",
    content: { kind: "law", change: { economy: { tradeTaxBasisPoints: 900 } } },
    votedHash: null,
    fields: ["economy.tradeTaxBasisPoints"],
    proposerUid: "ann",
    submittedAt: SUBMITTED_AT,
    timelockDays: 2,
    claimedAt: null,
    cancelledAt: null,
    decision: null,
    decidedAt: null,
    implementedAt: null,
    failure: null,
    dueAt: null,
    createdAt: SUBMITTED_AT,
    endedAt: null,
    expiresAt: null,
    ...change,
  };
}

/** Passed on the eighth day: it takes effect on the tenth and expires on the twenty-fourth. */
export const passed = (change: Partial<Proposal> = {}): Proposal =>
  law({ decision: "passed", decidedAt: day(8), dueAt: day(10), ...change });

/** The poll of a proposal: open from the first day to the eighth. */
export const pollFor = (proposal: Proposal) => ({
  phase: "open" as const,
  opensAt: day(1),
  closesAt: day(8),
  contentHash: contentHash(proposal),
});
