import { z } from "zod";
import { date, documentId, regionId, sectorNumber, uid } from "../../platform/fields.ts";
import { documents } from "../../platform/store.ts";
import { ships as room } from "../room.ts";

const endField = z.strictObject({ regionId, sectorNumber });
export const endsField = z.tuple([endField, endField]);

/** A tunnel that somebody has found: from then on its far end is fixed. Nobody reads it. */
export const tunnels = documents(
  room.collections.tunnels,
  z.strictObject({
    /** The mouth, and the far end. */
    ends: endsField,
    /** A TTL policy deletes it then: 30 days after it was found. */
    closesAt: date,
    /** When the explorer guild bought a map of it: once. */
    boughtAt: date.nullable(),
  }),
);
export type Tunnel = z.infer<typeof tunnels.schema>;

/** What a player knows of a tunnel: enough to pass it. */
export const tunnelMaps = documents(
  room.collections.tunnelMaps,
  z.strictObject({
    uid,
    tunnelId: documentId,
    /** The mouth, and the far end: it is passed both ways. */
    ends: endsField,
    closesAt: date,
  }),
);
export type TunnelMap = z.infer<typeof tunnelMaps.schema>;
