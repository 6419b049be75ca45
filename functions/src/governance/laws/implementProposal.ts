import { z } from "zod";
import { writeAudit } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { log } from "../../platform/log.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";
import { side } from "../../regions/configuration/configurationDecision.ts";
import { besideAfter } from "../../regions/configuration/dated.ts";
import { stageChangeNotice } from "../../regions/configuration/stageChangeNotice.ts";
import {
  readBeside,
  readConfiguration,
  stageConfiguration,
} from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import type { Beside, Region } from "../../regions/schema.ts";
import { polls } from "../polls/schema.ts";
import { stageProposalEnd } from "./callProposal.ts";
import { executed, type LawOutcome } from "./law.ts";
import type { Proposal } from "./proposal.ts";
import { readProposer, stageProposerNotice } from "./proposerNotice.ts";
import { proposals } from "./schema.ts";

const bodySchema = z.object({ regionId, proposalId: documentId });
const ACTOR = "task:implementProposal";

/**
 * Carries out one passed law, in one transaction that checks everything again; or ends it, where it can take effect no
 * more. Twice, late or beside another it comes to the same: a law that has ended is left alone.
 */
export async function implementProposal(body: unknown): Promise<void> {
  const { regionId, proposalId } = bodySchema.parse(body);
  const kind = await transact(async (tx) => {
    const reads = new Reads(tx);
    const law = await reads.get(proposals, { regionId, proposalId });
    if (law === undefined || law.endedAt !== null) return "none";
    const poll = await reads.get(polls, { regionId, pollId: proposalId });
    const region = await readRegion(reads, regionId);
    const configuration = await readConfiguration(reads, region);
    const beside = await readBeside(reads, region);
    const proposer = await readProposer(reads, law);
    const at = now();
    const outcome = executed(law, poll, region, configuration, at);
    const before = { configuration, beside };
    stageOutcome(tx, { law, region, before, proposer, outcome }, at);
    return outcome.kind;
  });
  log.info("law looked at", { regionId, proposalId, outcome: kind });
}

interface Execution {
  readonly law: Proposal;
  readonly region: Region;
  /** What is in force. */
  readonly before: { readonly configuration: Configuration; readonly beside: Beside };
  /** Null where nobody is left to be told. */
  readonly proposer: string | null;
  readonly outcome: LawOutcome;
}

function stageOutcome(tx: Tx, execution: Execution, at: Date): void {
  const { law, outcome } = execution;
  switch (outcome.kind) {
    case "none":
      return;
    case "waits": {
      const { failure, dueAt } = outcome;
      tx.update(proposals.ref(law), { failure, dueAt });
      return;
    }
    case "expired":
      stageExpiry(tx, execution, outcome.failure, at);
      return;
    case "implemented":
      stageImplementation(tx, execution, outcome, at);
  }
}

function stageExpiry(tx: Tx, { law, proposer }: Execution, failure: string, at: Date): void {
  const { regionId, proposalId, title } = law;
  const intent = derivedId("implementProposal", regionId, proposalId);
  stageProposalEnd(tx, law, { failure }, at);
  const sentence = `The law "${title}" has passed and cannot take effect: ${failure}`;
  stageProposerNotice(tx, proposer, { kind: "LAW_EXPIRED", sentence, regionId }, { intent, at });
  const entry = { action: "expireProposal", regionId, before: { proposalId }, reason: failure } as const;
  writeAudit(tx, [{ ...entry, visibility: "public" }], { actorUid: ACTOR, intent, at });
}

function stageImplementation(
  tx: Tx,
  { law, region, before, proposer }: Execution,
  { configuration, changes }: Extract<LawOutcome, { kind: "implemented" }>,
  at: Date,
): void {
  const { regionId, proposalId, title } = law;
  const intent = derivedId("implementProposal", regionId, proposalId);
  const beside = besideAfter(before.beside, before.configuration, configuration, at);
  stageConfiguration(tx, regionId, { configuration, beside });
  stageProposalEnd(tx, law, { implementedAt: at, failure: null }, at);
  const headline = `A law is in force: ${title}`;
  stageChangeNotice(tx, region, { title: headline, changes }, { authorUid: ACTOR, intent, at });
  const sentence = `Your law "${title}" is in force in ${regionId}.`;
  stageProposerNotice(tx, proposer, { kind: "LAW_IMPLEMENTED", sentence, regionId }, { intent, at });
  const entry = {
    action: "implementProposal",
    regionId,
    before: side(changes, "before"),
    after: side(changes, "after"),
    reason: `${title} (proposal ${proposalId})`,
    visibility: "public",
  } as const;
  writeAudit(tx, [entry], { actorUid: ACTOR, intent, at });
}
