import { type AuditEntry, writeAudit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { derivedId, digest } from "../../platform/random.ts";
import { Reads } from "../../platform/store.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { readOffice } from "../offices/readOffice.ts";
import { offices } from "../offices/schema.ts";
import { MINIMUM_COUNCIL, type Poll, type PollResult } from "../polls/poll.ts";
import type { Opening, Subject } from "../polls/subject.ts";
import { NONE_OPTION, YES_NO_OPTIONS } from "../polls/tally/schema.ts";
import { optionsOf, secondersNeeded } from "./candidacy.ts";
import { secondedCandidates } from "./candidates.ts";
import { concluded } from "./conclusion.ts";
import { type Election, isMoot } from "./election.ts";
import { servedBy } from "./eligibility.ts";
import { holdersOf, installable, presentMembers, stageInstallation } from "./installation.ts";
import { newElection, stageNewElection } from "./newElection.ts";
import { stageElectionCallOff } from "./prepareElection.ts";
import { readElection } from "./readElection.ts";
import { prepareReinstatements } from "./reinstatement.ts";
import { elections } from "./schema.ts";

const ACTOR = "task:settlePoll";

/** What an election's poll asks: who stands, and what follows from the result. */
export const electionSubject: Subject = { open, conclude, callOff };

async function open(tx: Tx, poll: Poll, at: Date): Promise<Opening> {
  const { reads, region, election, record } = await readFacts(tx, poll);
  // What has ended before, its log has said already.
  if (election.cancelledAt !== null || election.installedUids !== null) return { calledOff: true };
  if (isMoot(election.office, region)) {
    const entry = stageElectionCallOff(tx, election, record, at);
    const intent = derivedId("openElection", poll.regionId, poll.pollId);
    writeAudit(tx, [entry], { actorUid: ACTOR, intent, at });
    return { calledOff: true };
  }
  const found = await tx.get(secondedCandidates(election, secondersNeeded(poll)));
  const seconded = found.docs.map((nomination) => nomination.data());
  const members = await presentMembers(
    reads,
    region.regionId,
    seconded.map(({ uid }) => uid),
  );
  const requirements = { record, poll, termLimit: election.termLimit };
  return asked(
    tx,
    election,
    poll,
    optionsOf(seconded, (uid) => members.get(uid), requirements),
  );
}

/** A lone candidate for one seat is voted on by yes or no: more for than against. */
const LONE = {
  method: "yesNoAbstain",
  rule: { kind: "share", thresholdBasisPoints: 5_000 },
} as const;

/** Candidates for a council who do not exceed its seats are approved of one by one. */
const ONE_BY_ONE = { method: "approval", rule: null } as const;

/** What the ballot asks of those who stand. Nobody takes office without a vote that could have failed. */
function asked(
  tx: Tx,
  { regionId, electionId, office }: Election,
  { seats }: Poll,
  options: string[],
): Opening {
  const fewest = office === "councilMember" ? MINIMUM_COUNCIL : 1;
  if (options.length < fewest || options.length > seats) return { options, contentHash: null };
  if (office === "councilMember") {
    return { options: [...options, NONE_OPTION], contentHash: null, question: ONE_BY_ONE };
  }
  const [loneCandidateUid] = options as [string];
  tx.update(elections.ref({ regionId, electionId }), { loneCandidateUid });
  return { options: YES_NO_OPTIONS, contentHash: digest(loneCandidateUid), question: LONE };
}

/**
 * Installs who won and may hold the office, lets go who held it, and calls the next election: one commit, so that no
 * office is ever without holder and rule at once.
 */
async function conclude(tx: Tx, poll: Poll, result: PollResult, at: Date): Promise<void> {
  const { reads, region, election, record } = await readFacts(tx, poll);
  const { regionId, electionId, office } = election;
  if (election.installedUids !== null || election.cancelledAt !== null) return;
  if (isMoot(office, region)) {
    writeEntries(tx, poll, [stageElectionCallOff(tx, election, record, at)], at);
    return;
  }
  const holders = await holdersOf(reads, region, record);
  const { loneCandidateUid } = election;
  const elected = result.outcome === "passed" && loneCandidateUid ? [loneCandidateUid] : result.winners;
  const winners = await installable(reads, regionId, elected, at);
  const installed = new Map([...winners].map(([uid, { stored }]) => [uid, servedBy(stored, record, at)]));
  const before = { record, holderUids: [...holders.keys()] };
  const ending = { installed, isRejected: result.outcome === "rejected", endedAt: endOf(poll, at) };
  const conclusion = concluded(before, ending, region.governance, at);
  const installedUids = [...installed.keys()];
  const next = conclusion.next && (await newElection(region, conclusion.record, conclusion.next, at));
  const commit = taskCommit(tx, { actorUid: ACTOR, intent: intentOf(poll), at });
  const stageReinstatements = await prepareReinstatements(commit, [...winners.values()]);

  tx.update(elections.ref({ regionId, electionId }), { installedUids, dueAt: null });
  if (next === null) tx.set(offices.ref({ regionId, office }), conclusion.record);
  else stageNewElection(tx, next);
  commit.audit({
    action: "concludeElection",
    regionId,
    before: { office, holderUids: before.holderUids },
    after: {
      electionId,
      outcome: result.outcome,
      installedUids,
      nextElectionId: next?.election.electionId ?? null,
    },
    visibility: "public",
  });
  stageReinstatements();
  stageInstallation(tx, { region, office, holders, winners, conclusion }, { intent: intentOf(poll), at });
  commit.finish();
}

async function callOff(tx: Tx, poll: Poll, at: Date): Promise<void> {
  const { election, record } = await readFacts(tx, poll);
  if (election.installedUids !== null || election.cancelledAt !== null) return;
  writeEntries(tx, poll, [stageElectionCallOff(tx, election, record, at)], at);
}

async function readFacts(tx: Tx, { regionId, pollId: electionId }: Poll) {
  const reads = new Reads(tx);
  const region = await readRegion(reads, regionId);
  const { election } = await readElection(reads, { regionId, electionId });
  return { reads, region, election, record: await readOffice(reads, regionId, election.office) };
}

/** When the old term ends and the new one begins; where too few stand that is known before the close. */
function endOf({ closesAt }: Poll, at: Date): Date {
  return at < closesAt ? at : closesAt;
}

const intentOf = ({ regionId, pollId }: Poll) => derivedId("concludeElection", regionId, pollId);

function writeEntries(tx: Tx, poll: Poll, entries: readonly AuditEntry[], at: Date): void {
  writeAudit(tx, entries, { actorUid: ACTOR, intent: intentOf(poll), at });
}
