import { z } from "zod";
import { date, integer, regionId, sectorNumber, uid } from "../../platform/fields.ts";
import { ledgerAccountField } from "../../platform/ledger/accounts.ts";
import { documents } from "../../platform/store.ts";
import { ships as room } from "../room.ts";
import { HIGHEST_TOLL_CREDITS } from "./gate.ts";

export const tollField = integer(0, HIGHEST_TOLL_CREDITS);

/** A gate that a player has raised between two regions. Whether it can be passed, and for how much, follows from these facts and the time. */
export const playerGates = documents(
  room.collections.playerGates,
  z.strictObject({
    ownerUid: uid,
    /** Whom its tolls are paid to. */
    tollTo: ledgerAccountField,
    /** Where it was raised, and where it leads. */
    regionIds: z.tuple([regionId, regionId]),
    /** In the order of `regionIds`. */
    sectorNumbers: z.tuple([sectorNumber, sectorNumber]),
    raisedAt: date,
    opensAt: date,
    tollCredits: tollField,
    /** Another toll, and from when on it is asked. */
    nextToll: z.strictObject({ tollCredits: tollField, from: date }).nullable(),
    /** When it can be passed no more; a TTL policy deletes it then. Null while nobody has closed it. */
    closesAt: date.nullable(),
  }),
);
export type PlayerGate = z.infer<typeof playerGates.schema>;

/** That a region lets a player raise a gate from it, or to it. */
export const gatePermits = documents(
  room.collections.gatePermits,
  z.strictObject({
    regionId,
    uid,
    /** The region on the other side. */
    withRegionId: regionId,
    grantedByUid: uid,
    expiresAt: date,
  }),
);
export type GatePermit = z.infer<typeof gatePermits.schema>;
