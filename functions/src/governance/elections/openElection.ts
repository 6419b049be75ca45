import { z } from "zod";
import { writeAudit } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { readOffice } from "../offices/readOffice.ts";
import { stageCallOff } from "../polls/callPoll.ts";
import { polls } from "../polls/schema.ts";
import { electionStateAt, isMoot } from "./election.ts";
import { electionPoll, stageNominationsNotice } from "./newElection.ts";
import { stageElectionCallOff } from "./prepareElection.ts";
import { readElection } from "./readElection.ts";
import { elections } from "./schema.ts";

const bodySchema = z.object({ regionId, electionId: documentId });

/**
 * Opens the nominations of one election: its seats, method, quorum and term limit are taken from the region as it is now, and the
 * members are told.
 */
export async function openElection(body: unknown): Promise<void> {
  const { regionId, electionId } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const reads = new Reads(tx);
    const { election, poll } = await readElection(reads, { regionId, electionId });
    if (election.dueAt === null || election.dueAt > at) return;
    const region = await readRegion(reads, regionId);
    const record = await readOffice(reads, regionId, election.office);
    if (isMoot(election.office, region)) {
      const entry = stageElectionCallOff(tx, election, record, at);
      stageCallOff(tx, poll, at);
      const intent = derivedId("openNominations", regionId, electionId);
      writeAudit(tx, [entry], { actorUid: "schedule:openNominations", intent, at });
      return;
    }
    const open = electionStateAt(election, poll, at) === "nominations";
    const present = open ? await electionPoll(region, { ...election, ...poll }, at) : poll;

    const { termLimit } = region.governance;
    tx.update(elections.ref({ regionId, electionId }), { dueAt: null, ...(open ? { termLimit } : {}) });
    if (!open) return;
    const { title, method, seats, powersCount, entitledCount, quorumVoters, calledAt } = present;
    tx.update(polls.ref(poll), { title, method, seats, powersCount, entitledCount, quorumVoters, calledAt });
    stageNominationsNotice(tx, present, at);
  });
}
