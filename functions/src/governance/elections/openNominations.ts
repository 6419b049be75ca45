import { writeAudit } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import { duePages } from "../../platform/dueTasks.ts";
import { log } from "../../platform/log.ts";
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

const AT_ONCE = 10;

/**
 * Applies what follows from time: where the nominations of a scheduled election have opened, its seats, method, quorum and
 * term limit are taken from the region as it is now, and the members are told. Each in a transaction of its own, so that
 * one failure holds up no other. Candidates need not wait for it.
 */
export async function openNominations(): Promise<void> {
  for await (const due of duePages(elections.group(), now())) {
    for (let first = 0; first < due.length; first += AT_ONCE) {
      await Promise.all(due.slice(first, first + AT_ONCE).map(openOrLog));
    }
  }
}

interface Named {
  readonly regionId: string;
  readonly electionId: string;
}

async function openOrLog({ regionId, electionId }: Named): Promise<void> {
  try {
    await openIfDue({ regionId, electionId });
  } catch (error) {
    log.error("nominations not opened", { regionId, electionId, error: String(error) });
  }
}

async function openIfDue({ regionId, electionId }: Named): Promise<void> {
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

    const { termLimit } = region.configuration.governance;
    tx.update(elections.ref({ regionId, electionId }), { dueAt: null, ...(open ? { termLimit } : {}) });
    if (!open) return;
    const { title, method, seats, powersCount, entitledCount, quorumVoters, calledAt } = present;
    tx.update(polls.ref(poll), { title, method, seats, powersCount, entitledCount, quorumVoters, calledAt });
    stageNominationsNotice(tx, present, at);
  });
}
