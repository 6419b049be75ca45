import type { AuditEntry } from "../../platform/audit.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import type { Region } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { isElective, type Office, type OfficeRecord } from "../offices/office.ts";
import { readOffice } from "../offices/readOffice.ts";
import { offices } from "../offices/schema.ts";
import { stageCallOff } from "../polls/callPoll.ts";
import { type ElectionCall, type NewElection, newElection, stageNewElection } from "./newElection.ts";
import { readElection } from "./readElection.ts";
import { elections } from "./schema.ts";

/** An election that is about to be called: all its reads are done. */
export interface PreparedElection extends NewElection {
  /** The scheduled election that it takes the place of. */
  readonly replacedId: string | null;
}

/**
 * An election to an office, ahead of the scheduled one, which it replaces.
 * @throws GameError `REGION_CLOSED`, `NOT_ELECTIVE`, `ELECTION_UNDER_WAY`.
 */
export async function prepareElection(
  reads: Reads,
  region: Region,
  { office, ...call }: ElectionCall & { readonly office: Office },
  now: Date,
): Promise<PreparedElection> {
  const record = await readOffice(reads, region.regionId, office);
  requireCallable(region, record, now);
  const replacedId = record.election?.electionId ?? null;
  if (replacedId !== null) await readElection(reads, { regionId: region.regionId, electionId: replacedId });
  return { ...(await newElection(region, record, call, now)), replacedId };
}

function requireCallable(region: Region, { office, election }: OfficeRecord, now: Date): void {
  requireAllowed(region, "vote");
  const { regionId } = region;
  if (!isElective(office, region.governance)) {
    throw new GameError("NOT_ELECTIVE", "In an autocracy the owner appoints the governor.", {
      regionId,
      office,
    });
  }
  if (election === null || now < election.nominationsOpenAt) return;
  throw new GameError(
    "ELECTION_UNDER_WAY",
    `An election to this office has been under way since ${election.nominationsOpenAt.toISOString()}: another ` +
      "can be called when it has ended.",
    { regionId, office, electionId: election.electionId },
  );
}

/** Calls the election. @returns the entry for the region's log. */
export function stageElection(tx: Tx, prepared: PreparedElection): AuditEntry {
  const { election, poll, replacedId } = prepared;
  const { regionId, office, electionId, cause, calledAt } = election;
  if (replacedId !== null) {
    tx.update(elections.ref({ regionId, electionId: replacedId }), { cancelledAt: calledAt, dueAt: null });
    stageCallOff(tx, { regionId, pollId: replacedId }, calledAt);
  }
  stageNewElection(tx, prepared);
  return {
    action: "callElection",
    regionId,
    before: replacedId === null ? null : { electionId: replacedId },
    after: { office, electionId, cause, opensAt: poll.opensAt, closesAt: poll.closesAt },
    visibility: "public",
  };
}

/** Calls off an election that has become void; its poll is called off beside it. */
export function stageElectionCallOff(
  tx: Tx,
  { regionId, office, electionId }: NewElection["election"],
  record: OfficeRecord,
  at: Date,
): AuditEntry {
  tx.update(elections.ref({ regionId, electionId }), { cancelledAt: at, dueAt: null });
  if (record.election?.electionId === electionId) {
    tx.update(offices.ref({ regionId, office }), { election: null });
  }
  return { action: "callOffElection", regionId, after: { office, electionId }, visibility: "public" };
}
