import { z } from "zod";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, instant, integer, regionId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { readRegion } from "../../regions/readRegion.ts";
import type { Region } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { isElective, termSince } from "../offices/office.ts";
import { readOffice } from "../offices/readOffice.ts";
import { requireHolding } from "../offices/stageVacancy.ts";
import { citizenCount } from "../polls/electorate.ts";
import {
  demandKeyOf,
  MAX_OPEN_PETITIONS,
  opened,
  type PetitionDemand,
  petitionDemand,
  petitionSchema,
  restUntil,
} from "./petition.ts";
import { petitions, supporters } from "./schema.ts";

const { title, text } = petitionSchema.shape;

export const openPetition = mutation({
  summary:
    "Opens a petition for an election, a recall or a referendum, and supports it: a share of the citizens has to support it within thirty days.",
  access: access.region("region:{regionId}:vote"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ regionId, title, text: text.default(""), demand: petitionDemand }),
  output: z.strictObject({
    petitionId: documentId,
    /** Citizens who must support it. */
    requiredCount: integer(1, 10_000_000),
    closesAt: instant,
  }),
  async handle({ caller: { uid }, reads, tx, now, audit }, { regionId, title, text, demand: asked }) {
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "vote");
    const demand = await demandable(reads, region, asked);
    await requireFewOpen(tx, regionId, uid);
    const petitionId = await nextPetitionId(tx, { regionId, uid, demandKey: demandKeyOf(demand) }, now);
    // Looked at in this transaction, so that of two who open the same at once one is refused.
    await reads.get(petitions, { regionId, petitionId });
    const facts = { petitionId, regionId, title, text, demand, petitionerUid: uid };
    const petition = opened({ ...facts, citizenCount: await citizenCount(regionId) }, now);

    tx.create(petitions.ref({ regionId, petitionId }), petition);
    tx.create(supporters.ref({ regionId, petitionId, uid }), { uid, regionId, at: now });
    const { requiredCount, closesAt } = petition;
    audit({
      action: "openPetition",
      regionId,
      after: { petitionId, demand, requiredCount },
      reason: title,
      visibility: "public",
    });
    return { petitionId, requiredCount, closesAt: closesAt.toISOString() };
  },
});

/**
 * What is demanded, of a recall with the term that it is about, if it could follow as things stand. They are looked at
 * again when it is reached.
 * @throws GameError `NOT_ELECTIVE`, `NOT_IN_OFFICE`.
 */
async function demandable(
  reads: Reads,
  region: Region,
  demand: z.infer<typeof petitionDemand>,
): Promise<PetitionDemand> {
  if (demand.kind === "referendum") return demand;
  const { regionId, governance } = region;
  const { office } = demand;
  if (!isElective(office, governance)) {
    throw new GameError(
      "NOT_ELECTIVE",
      `The region "${regionId}" is an autocracy: its owner appoints and dismisses the governor.`,
      { regionId, office },
    );
  }
  if (demand.kind === "election") return demand;
  const { uid } = demand;
  requireHolding({ region, office, uid, member: await reads.get(members, { regionId, uid }) });
  return { ...demand, since: termSince(await readOffice(reads, regionId, office), uid) };
}

/** @throws GameError `PETITION_LIMIT`. */
async function requireFewOpen(tx: Tx, regionId: string, uid: string): Promise<void> {
  const open = petitions
    .collection({ regionId })
    .where("petitionerUid", "==", uid)
    .where("outcome", "==", null)
    .limit(MAX_OPEN_PETITIONS);
  if ((await tx.get(open)).size < MAX_OPEN_PETITIONS) return;
  throw new GameError(
    "PETITION_LIMIT",
    `You have ${MAX_OPEN_PETITIONS} open petitions in "${regionId}": wait for the end of one.`,
    { regionId, maximum: MAX_OPEN_PETITIONS },
  );
}

/**
 * The id of the next petition for the same: it follows from the one before, so that two at once come to the same id.
 * @throws GameError `PETITION_EXISTS` naming the one that is open, or has ended a short time ago.
 */
async function nextPetitionId(
  tx: Tx,
  {
    regionId,
    uid,
    demandKey,
  }: { readonly regionId: string; readonly uid: string; readonly demandKey: string },
  now: Date,
): Promise<string> {
  const latest = petitions
    .collection({ regionId })
    .where("demandKey", "==", demandKey)
    .orderBy("openedAt", "desc")
    .limit(1);
  const before = (await tx.get(latest)).docs[0]?.data();
  if (before?.outcome === null) {
    const { petitionId, closesAt } = before;
    throw new GameError(
      "PETITION_EXISTS",
      `A petition for the same demand is open until ${closesAt.toISOString()}: support that one.`,
      { regionId, petitionId },
    );
  }
  const restsUntil = before && restUntil(before, uid);
  if (restsUntil && now < restsUntil) {
    throw new GameError(
      "PETITION_EXISTS",
      `A petition for the same demand ended at ${before.endedAt!.toISOString()}: open another one from ${restsUntil.toISOString()} on.`,
      { regionId, petitionId: before.petitionId, from: restsUntil.toISOString() },
    );
  }
  return derivedId("petition", regionId, demandKey, before?.petitionId ?? "first");
}
