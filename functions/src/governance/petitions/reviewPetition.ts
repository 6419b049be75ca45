import { z } from "zod";
import { writeAudit } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { log } from "../../platform/log.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { readProposer } from "../laws/proposerNotice.ts";
import { countCitizens, countSupporters, eraseSupporters } from "./countSupporters.ts";
import { prepareDemandedVote, stageDemandedVote } from "./demandedVote.ts";
import type { Petition } from "./petition.ts";
import { stageGovernorNotice, stageProgress } from "./petitionNotices.ts";
import { counted, type ReviewStep, reviewStepAt, supportersErased, thirdsOf } from "./petitionReview.ts";
import { petitions } from "./schema.ts";

const bodySchema = z.object({ regionId, petitionId: documentId });
const ACTOR = "task:reviewPetition";

/** Counting, erasing, reminding: no petition has more steps in one run. */
const MAX_STEPS = 3;

/**
 * Carries out what is due of one petition. Each step looks at the petition again in its own transaction, so that running
 * twice, late or beside another changes nothing.
 */
export async function reviewPetition(body: unknown): Promise<void> {
  const { regionId, petitionId } = bodySchema.parse(body);
  for (let step = 0; step < MAX_STEPS; step++) {
    const petition = (await petitions.ref({ regionId, petitionId }).get()).data();
    const due = petition === undefined ? null : reviewStepAt(petition, now());
    if (petition === undefined || due === null) return;
    const mayGoOn = await STEPS[due](petition);
    log.info("petition reviewed", { regionId, petitionId, step: due });
    if (!mayGoOn) return;
  }
}

/** Each says whether another step may be due at once. */
const STEPS: Readonly<Record<ReviewStep, (petition: Petition) => Promise<boolean>>> = {
  count: countAnew,
  async erase(petition) {
    await eraseSupporters(petition);
    await inStep(petition, "erase", async (tx, current) => stage(tx, supportersErased(current)));
    return true;
  },
  async remind(petition) {
    await inStep(petition, "remind", remind);
    return false;
  },
};

/** Looks at the petition again in the step's transaction: another run may have done the step. */
async function inStep(
  { regionId, petitionId }: Petition,
  step: ReviewStep,
  apply: (tx: Tx, petition: Petition, at: Date) => Promise<void>,
): Promise<void> {
  await transact(async (tx) => {
    const at = now();
    const petition = (await tx.get(petitions.ref({ regionId, petitionId }))).data();
    if (petition !== undefined && reviewStepAt(petition, at) === step) await apply(tx, petition, at);
  });
}

function stage(tx: Tx, petition: Petition): void {
  tx.set(petitions.ref(petition), petition);
}

/**
 * Nothing is announced on the word of people who are citizens no more: before that, they are taken off. What was counted
 * is due again at the next count, behind all that have waited longer.
 */
async function countAnew(petition: Petition): Promise<boolean> {
  const { requiredCount, announcedThirds, closesAt } = petition;
  const all = await countSupporters(petition);
  const announces = thirdsOf(all, requiredCount) > announcedThirds;
  const isOver = now() >= closesAt;
  const supporters = announces ? await countCitizens(petition) : all;
  await inStep(petition, "count", (tx, current, at) => applyCount(tx, current, supporters, at));
  return isOver || supporters >= requiredCount;
}

async function applyCount(tx: Tx, petition: Petition, supporters: number, at: Date): Promise<void> {
  const after = counted(petition, supporters, at);
  const goesOn = after.outcome === null;
  if (goesOn && after.announcedThirds === petition.announcedThirds) {
    stage(tx, after);
    return;
  }
  const { regionId, petitionId, title } = petition;
  const reads = new Reads(tx);
  const region = await readRegion(reads, regionId);
  const { petitionerUid: proposerUid } = petition;
  const petitioner = goesOn ? null : await readProposer(reads, { proposerUid });
  const reached = after.outcome === "reached";
  const demanded = reached ? await prepareDemandedVote(reads, region, petition, at) : null;

  const intent = derivedId("countPetition", regionId, petitionId, after.outcome ?? after.announcedThirds);
  const { entries = [], ...followed } = demanded ? stageDemandedVote(tx, demanded, petition) : {};
  const final = { ...after, ...followed };
  stage(tx, final);
  stageProgress(tx, { region, petitioner, petition: final }, { intent, at });
  if (goesOn) return;
  const entry = {
    action: reached ? "reachPetition" : "lapsePetition",
    regionId,
    after: { petitionId, supporters, ...followed },
    reason: title,
    visibility: "public",
  } as const;
  writeAudit(tx, [entry, ...entries], { actorUid: ACTOR, intent, at });
}

/** The governor owed an answer by now: that none came stands in the public log. */
async function remind(tx: Tx, petition: Petition, at: Date): Promise<void> {
  const { regionId, petitionId, title, answerDueAt } = petition;
  const region = await readRegion(new Reads(tx), regionId);
  const intent = derivedId("remindOfPetition", regionId, petitionId);
  stage(tx, { ...petition, dueAt: null });
  const sentence = `The answer to the petition "${title}" is overdue, as the region's log now says.`;
  stageGovernorNotice(tx, region, { kind: "PETITION_UNANSWERED", sentence }, { intent, at });
  const entry = {
    action: "missPetitionAnswer",
    regionId,
    before: { petitionId, answerDueAt },
    reason: title,
    visibility: "public",
  } as const;
  writeAudit(tx, [entry], { actorUid: ACTOR, intent, at });
}
