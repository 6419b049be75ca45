import { z } from "zod";
import { SHIP_CLASSES } from "../galaxy/routes/speed.ts";
import {
  accrual,
  credits,
  date,
  day,
  documentId,
  integer,
  line,
  regionId,
  sectorNumber,
  uid,
} from "../platform/fields.ts";
import { COMMODITIES } from "../platform/goods.ts";
import { ledgerAccountField } from "../platform/ledger/accounts.ts";
import { documents } from "../platform/store.ts";
import { cargoField } from "./cargo/goods.ts";
import { unclearedField } from "./customs/uncleared.ts";
import { evacuationField, NOT_EVACUATED } from "./evacuations/evacuation.ts";
import { insuranceField, UNINSURED } from "./insurance/insurance.ts";
import { deedsField, NO_DEEDS } from "./pilots/deeds.ts";
import { fightsField, NO_FIGHTS } from "./pilots/fights.ts";
import { ships as room } from "./room.ts";

const month = z
  .string()
  .length(7)
  .regex(/^\d{4}-\d{2}$/);

export const shipClassField = z.enum(SHIP_CLASSES);

/** Where in a sector somebody or something is. */
export const placeField = z.strictObject({
  regionId,
  sectorNumber,
  berth: z.enum(["space", "port", "planet", "outpost"]),
});
export type Place = z.infer<typeof placeField>;

/** Turns in tenths: far above what a region may grant. */
export const tenths = integer(0, 1_000_000);

export const pilots = documents(
  room.collections.pilots,
  z.strictObject({
    uid,
    name: line(32),
    place: placeField,
    /** When the pilot came there. */
    arrivedAt: date,
    shipId: documentId,
    /** Of the piloted ship, so that a flight reads no ship. */
    shipClass: shipClassField,
    /** In tenths of a turn. */
    turns: accrual(1_000_000),
    /** The last free scout; null where there was none. */
    scoutClaimedAt: date.nullable(),
    /** The passage under way; `place` is where it began. Null while in a place. */
    passageId: documentId.nullable().default(null),
    /** How many visits of the UTC month, `2102-01`, are counted; null before the first one. */
    visits: z
      .strictObject({ month, count: integer(0, 1_000) })
      .nullable()
      .default(null),
    /**
     * The stay abroad that has an end: when, and when something is next to be done about it; null in passage. Null where the
     * pilot may stay.
     */
    visit: z.strictObject({ endsAt: date, dueAt: date.nullable() }).nullable().default(null),
    /** Of a visitor: what may still be spent there; what is earned there adds to it. Null where nothing bounds it. */
    purse: credits.nullable().default(null),
    /** What was in the hold when the pilot last left home, and which home: so much comes back without duty. */
    leftHome: z.strictObject({ regionId, goods: cargoField }).nullable().default(null),
    /** What came into a region by tunnel, and has not been cleared by customs there. */
    uncleared: unclearedField.nullable().default(null),
    /** The last jump of a warp jumper that was not called off or returned. */
    jumpedAt: date.nullable().default(null),
    fights: fightsField.default(NO_FIGHTS),
    deeds: deedsField.default(NO_DEEDS),
    insurance: insuranceField.default(UNINSURED),
    evacuation: evacuationField.default(NOT_EVACUATED),
    /** Own colonies and outposts, which the room of colonies keeps: where this pilot may land. */
    sites: z
      .array(
        z.strictObject({ kind: z.enum(["colony", "outpost"]), regionId, sectorNumber, siteId: documentId }),
      )
      .max(6)
      .default([]),
    lastActedAt: date,
    /** The day in which seven idle days end; null once the presence has gone. A day, because an index on an instant that only grows slows all flights down. */
    idleOn: day.nullable(),
  }),
);
export type Pilot = z.infer<typeof pilots.schema>;

/** A ship. Its cargo is the ledger account `hold:{shipId}`. */
export const ships = documents(
  room.collections.ships,
  z.strictObject({
    ownerUid: uid,
    class: shipClassField,
    name: line(32),
    /** Null while it is piloted: it is where its pilot is, so that no move touches it. */
    place: placeField.nullable(),
    hullPoints: integer(0, 10_000),
    shield: accrual(10_000),
    /** What a yard pays for it; 0 of a ship that was granted. */
    resaleCredits: credits,
    boughtAt: date,
    /** The region whose bank has a lien on it: until that is lifted no yard takes it. Null where it is free. */
    pledgedTo: regionId.nullable().default(null),
  }),
);
export type Ship = z.infer<typeof ships.schema>;

/** That a pilot is in a sector, for those who are there too. */
export const presence = documents(
  room.collections.presence,
  z.strictObject({
    uid,
    name: line(32),
    shipClass: shipClassField,
    sectorNumber,
    docked: z.boolean(),
    /** Combat is possible here: the sector allows it, the ship is in space and no pod. */
    open: z.boolean(),
    since: date,
  }),
);
export type Presence = z.infer<typeof presence.schema>;

/** By what a passage leads from region to region. */
export const WAYS = ["platformGate", "playerGate", "jumper", "tunnel"] as const;

/** How a passage has ended. */
export const outcomeField = z.enum(["arrived", "returned", "calledOff"]);

/** A pilot's or a freight's way from region to region. What state it is in follows from these facts and the time. */
export const passages = documents(
  room.collections.passages,
  z.strictObject({
    uid,
    /** The destination, whose treasurer reads it; null of what was booked before treasurers did. */
    regionId: regionId.nullable().default(null),
    /** Where it began, and where it goes. */
    from: placeField,
    to: placeField,
    by: z.enum(WAYS).default("platformGate"),
    /** Goods from depot to depot, without a pilot. */
    isFreight: z.boolean().default(false),
    /** Whose hold has the manifest all the way: the ship, or of freight the passage itself. */
    shipId: documentId,
    isExpress: z.boolean(),
    authorisedAt: date,
    /** Until then it can be called off. */
    customsUntil: date,
    arrivesAt: date,
    /** When something is next to be done about it; null once it is settled. */
    dueAt: date.nullable(),
    /** Held in the account `hold:{passageId}` until it is settled. */
    feeCredits: credits,
    /** Of a player's gate with a toll: whom it is paid to, whatever becomes of the gate. */
    tollTo: ledgerAccountField.nullable().default(null),
    /** What is in the hold all the way. */
    manifest: cargoField,
    /** What customs ask of it: held with the fee, and paid to the treasury on arrival. */
    duty: z
      .array(
        z.strictObject({
          commodity: z.enum(COMMODITIES),
          units: integer(1, 1_000_000),
          dutyCredits: credits,
        }),
      )
      .max(COMMODITIES.length)
      .default([]),
    spentTenths: tenths,
    /** Of a visit: what the pilot will have to spend there. */
    purseCredits: credits.nullable().default(null),
    /** The month in which a visit was counted for it. */
    visitMonth: month.nullable(),
    settled: z
      .strictObject({
        how: outcomeField,
        at: date,
        reason: line(64).nullable(),
      })
      .nullable(),
    /** A TTL policy deletes it then; null until it is settled. */
    expiresAt: date.nullable(),
  }),
);
export type Passage = z.infer<typeof passages.schema>;
