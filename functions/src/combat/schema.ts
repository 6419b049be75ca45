import { z } from "zod";
import { credits, date, documentId, integer, regionId, sectorNumber, uid } from "../platform/fields.ts";
import { documents } from "../platform/store.ts";
import { cargoField } from "../ships/cargo/goods.ts";
import { fightsField } from "../ships/pilots/fights.ts";
import { shipClassField } from "../ships/schema.ts";
import { ROUNDS } from "./fight.ts";
import { combat as room } from "./room.ts";

const points = integer(0, 10_000);
export const stanceField = fightsField.shape.stance;
export const roundsField = integer(1, ROUNDS);
export const endField = z.enum(["stands", "fled", "destroyed"]);

/** A side of a fight: the ship as it went in, and what became of it. */
export const sideField = z.strictObject({
  /** Null in records from before they said it. */
  shipId: documentId.nullable().default(null),
  shipClass: shipClassField,
  attack: points,
  warpTenths: integer(1, 100),
  stance: stanceField,
  shieldPoints: points,
  hullPoints: points,
  end: endField,
  shieldPointsLeft: points,
  hullPointsLeft: points,
  /** What the other side took out of its hold. */
  looted: cargoField,
  /** What lies in its wreck. */
  wrecked: cargoField,
  /** What was insured, and burnt with it. */
  burnt: cargoField.default([]),
});

/** What became of a fight's goods and of the attacker's name: the same in the record and in the answer. */
export const consequences = {
  /** What the victor has paid on the loot. */
  taxCredits: credits,
  /** By how much the attack has lowered the attacker's reputation in the region. */
  disreputePoints: integer(0, 20),
};

/** A fight, with all that repeats it: seed and starting states. */
export const engagements = documents(
  room.collections.engagements,
  z.strictObject({
    regionId,
    sectorNumber,
    attackerUid: uid,
    defenderUid: uid,
    at: date,
    /** HMAC of the engagement's id: all draws follow from it. */
    seed: z.string().length(43),
    roundsFought: roundsField,
    attacker: sideField,
    defender: sideField,
    ...consequences,
    /** A TTL policy deletes it then. */
    expiresAt: date,
  }),
);
export type Engagement = z.infer<typeof engagements.schema>;

/** What is left of a destroyed ship with cargo. The goods are in the ledger account `hold:{wreckId}`. */
export const wrecks = documents(
  room.collections.wrecks,
  z.strictObject({
    regionId,
    wreckId: documentId,
    sectorNumber,
    goods: cargoField.min(1),
    /** Nobody finds anything there from then on; a schedule takes it away. */
    liesUntil: date,
  }),
);
export type Wreck = z.infer<typeof wrecks.schema>;
