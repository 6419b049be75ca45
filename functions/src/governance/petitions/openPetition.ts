import { z } from "zod";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, instant, integer, regionId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { requireAllowed } from "../../regions/capabilities.ts";
import { readRegion } from "../../regions/readRegion.ts";
import type { Region } from "../../regions/schema.ts";
import { isElective } from "../offices/office.ts";
import { requireHolding } from "../offices/stageVacancy.ts";
import { citizenCount } from "../polls/electorate.ts";
import {
  demandKeyOf,
  MAX_OPEN_PETITIONS,
  opened,
  type PetitionDemand,
  petitionDemand,
  petitionSchema,
} from "./petition.ts";
import { petitions, supporters } from "./schema.ts";

const { title, text } = petitionSchema.shape;

export const openPetition = mutation({
  summary:
    "Opens a petition for an election, a recall or a referendum, and supports it: a share of the citizens must within thirty days.",
  access: access.region("region:{regionId}:vote"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ regionId, title, text: text.default(""), demand: petitionDemand }),
  output: z.strictObject({
    petitionId: documentId,
    /** Citizens who must support it. */
    requiredCount: integer(1, 10_000_000),
    closesAt: instant,
  }),
  async handle({ caller: { uid }, reads, tx, now, audit }, { regionId, title, text, demand }) {
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "vote");
    await requireDemandable(reads, region, demand);
    await requireFewOpen(tx, regionId, uid);
    const petitionId = await nextPetitionId(tx, regionId, demandKeyOf(demand));
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
 * Whether what is demanded could follow as things stand. They are looked at again when it is reached.
 * @throws GameError `NOT_ELECTIVE`, `NOT_IN_OFFICE`.
 */
async function requireDemandable(reads: Reads, region: Region, demand: PetitionDemand): Promise<void> {
  if (demand.kind === "referendum") return;
  const { regionId, configuration } = region;
  const { office } = demand;
  if (!isElective(office, configuration.governance)) {
    throw new GameError(
      "NOT_ELECTIVE",
      `The region "${regionId}" is an autocracy: its governor is the owner's to appoint and to dismiss.`,
      { regionId, office },
    );
  }
  if (demand.kind === "election") return;
  const { uid } = demand;
  requireHolding({ region, office, uid, member: await reads.get(members, { regionId, uid }) });
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
 * @throws GameError `PETITION_EXISTS` naming the one that is open.
 */
async function nextPetitionId(tx: Tx, regionId: string, demandKey: string): Promise<string> {
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
      `A petition for the same is open until ${closesAt.toISOString()}: support that one.`,
      { regionId, petitionId },
    );
  }
  return derivedId("petition", regionId, demandKey, before?.petitionId ?? "first");
}
