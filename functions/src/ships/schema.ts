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
import { documents } from "../platform/store.ts";
import { ships as room } from "./room.ts";

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
