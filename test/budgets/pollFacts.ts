import type { Query } from "firebase-admin/firestore";
import { secondersNeeded } from "../../functions/src/governance/elections/candidacy.ts";
import { secondedCandidates } from "../../functions/src/governance/elections/candidates.ts";
import { elections } from "../../functions/src/governance/elections/schema.ts";
import { proposals } from "../../functions/src/governance/laws/schema.ts";
import { offices } from "../../functions/src/governance/offices/schema.ts";
import { LATE_MS, type Poll } from "../../functions/src/governance/polls/poll.ts";
import { ballots, polls } from "../../functions/src/governance/polls/schema.ts";
import { NONE_OPTION } from "../../functions/src/governance/polls/tally/schema.ts";
import { treaties } from "../../functions/src/governance/treaties/schema.ts";
import { regionAudit } from "../../functions/src/platform/audit.ts";
import type { Quantities } from "../../functions/src/platform/declaration/figures.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { count, dueNow } from "./counting.ts";
import { pollCounts } from "./politicsFacts.ts";
import type { TaskFacts } from "./taskFacts.ts";

export const duePollsQuery = () => dueNow(polls.group());

/** As `facts.ts`, of each task that a run of `settlePolls` is going to enqueue, by the task's body. */
export async function duePolls(): Promise<ReadonlyMap<string, TaskFacts>> {
  const { docs } = await duePollsQuery().get();
  const found = docs.map(async (doc) => {
    const poll = doc.data();
    const { regionId, pollId } = poll;
    return [JSON.stringify({ regionId, pollId }), await factsOf(poll)] as const;
  });
  return new Map(await Promise.all(found));
}

async function factsOf(poll: Poll): Promise<TaskFacts> {
  const cast = await castIn(poll);
  const { kind } = poll.subject;
  const ofSubject = await (kind === "election" ? ofElection : kind === "treaty" ? ofTreaty : ofProposal)(
    poll,
  );
  return async () => ({
    ...cast,
    // After the run: another poll that is concluded in it may have changed who sits where.
    electorate: poll.phase === "called" ? await pollCounts(poll.regionId, poll.calledAt) : 0,
    pages: (await polls.ref(poll).get()).data()!.pageCount,
    ...(await ofSubject()),
  });
}

const thousands = async (query: Query) => Math.max(1, Math.ceil((await count(query)) / 1_000));

/** What counting takes: who has voted, by when, and for what. */
async function castIn({ regionId, pollId, options, closesAt, rule, quorumVoters, extendedFrom }: Poll) {
  const cast = ballots.collection({ regionId, pollId });
  const found = await count(cast);
  const early = cast.where("firstCastAt", "<", new Date(closesAt.getTime() - LATE_MS));
  const mayBeLate = rule?.kind === "share" && extendedFrom === null && found >= quorumVoters;
  const sums = (options ?? []).map(async (option) => {
    const one = cast.where("choice.option", "==", option);
    const several = cast.where("choice.options", "array-contains", option);
    return Math.max(await thousands(one), await thousands(several));
  });
  // Where candidates are approved of one by one, all votes are added up as well.
  if (options?.includes(NONE_OPTION)) sums.push(thousands(cast));
  return {
    ballots: found,
    voterCounts: (await thousands(cast)) + (mayBeLate ? await thousands(early) : 0),
    optionSums: (await Promise.all(sums)).reduce((sum, reads) => sum + reads, 0),
  };
}

async function ofElection(poll: Poll): Promise<TaskFacts> {
  const { regionId, pollId: electionId, subject } = poll;
  const { office } = (await elections.ref({ regionId, electionId: subject.subjectId }).get()).data()!;
  const record = (await offices.ref({ regionId, office }).get()).data();
  const isGovernor = office === "governor";
  const installedBefore = isGovernor ? [] : (record?.holders ?? []).map(({ uid }) => uid);
  const candidates = await count(secondedCandidates({ regionId, electionId }, secondersNeeded(poll)));
  const counts = await pollCounts(regionId);
  return async () => {
    const { result } = (await polls.ref({ regionId, pollId: electionId }).get()).data()!;
    const winners = result?.winners ?? [];
    return {
      candidates,
      elected: winners.length,
      seated: new Set([...winners, ...installedBefore]).size,
      ...(await afterElection(regionId, electionId, { isGovernor, counts })),
    };
  };
}

/** What the region's log says of the election's end; nothing where it has not ended in an office. */
async function afterElection(
  regionId: string,
  electionId: string,
  { isGovernor, counts }: { readonly isGovernor: boolean; readonly counts: number },
): Promise<Quantities> {
  const auditId = derivedId("audit", derivedId("concludeElection", regionId, electionId), 0);
  const entry = (await regionAudit.ref({ regionId, auditId }).get()).data();
  if (entry?.action !== "concludeElection") return {};
  const { holderUids } = JSON.parse(entry.before!) as { holderUids: string[] };
  const { installedUids, nextElectionId } = JSON.parse(entry.after!) as {
    installedUids: string[];
    nextElectionId: string | null;
  };
  const failed = installedUids.length === 0;
  const joining = installedUids.filter((uid) => !holderUids.includes(uid)).length;
  const leaving = failed ? 0 : holderUids.filter((uid) => !installedUids.includes(uid)).length;
  return {
    moves: isGovernor ? installedUids.length : 2 * (joining + leaving),
    told: failed ? holderUids.length : installedUids.length + leaving,
    pollCounts: nextElectionId === null ? 0 : counts,
    announced: nextElectionId === null ? 0 : await isAnnounced(regionId, nextElectionId),
  };
}

/** Nominations that open with the call are announced in its commit. */
async function isAnnounced(regionId: string, electionId: string): Promise<0 | 1> {
  const next = (await elections.ref({ regionId, electionId }).get()).data()!;
  return next.nominationsOpenAt <= next.calledAt ? 1 : 0;
}

async function ofProposal({ regionId, subject }: Poll): Promise<TaskFacts> {
  return async () => {
    const proposal = (await proposals.ref({ regionId, proposalId: subject.subjectId }).get()).data()!;
    return { freed: proposal.decision === "passed" ? 0 : proposal.fields.length };
  };
}

/** The governors of both sides are told, or their owners in the vacant office. */
async function ofTreaty({ subject }: Poll): Promise<TaskFacts> {
  const treaty = (await treaties.ref({ treatyId: subject.subjectId }).get()).data()!;
  const sides = await Promise.all(treaty.regionIds.map((regionId) => regions.ref({ regionId }).get()));
  const told = new Set(sides.flatMap((side) => side.data()!.governorUid ?? side.data()!.ownerUid ?? [])).size;
  return async () => ({ told });
}
