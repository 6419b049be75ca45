import type { Poll } from "../../../functions/src/governance/polls/poll.ts";

export const OPENS = new Date("2102-03-01T12:00:00Z");
export const CLOSES = new Date("2102-03-08T12:00:00Z");

/** An open poll of yes or no among ten citizens; `fields` differ. */
export function poll(fields: Partial<Poll> = {}): Poll {
  return {
    pollId: "poll",
    regionId: "lyra",
    subject: { kind: "proposal", subjectId: "poll" },
    title: "Lower the tax",
    method: "yesNoAbstain",
    seats: 1,
    options: ["for", "against", "abstain"],
    electorate: "citizens",
    powersCount: false,
    rule: { kind: "share", thresholdBasisPoints: 5_100 },
    entitledCount: 10,
    quorumVoters: 3,
    opensAt: OPENS,
    closesAt: CLOSES,
    extendedFrom: null,
    tieCommitment: null,
    tieSecret: null,
    contentHash: null,
    phase: "open",
    dueAt: CLOSES,
    result: null,
    pageCount: 0,
    calledAt: OPENS,
    endedAt: null,
    ...fields,
  };
}

export const at = (instant: Date, plusMs: number) => new Date(instant.getTime() + plusMs);
