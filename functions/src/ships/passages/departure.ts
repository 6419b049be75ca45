import { z } from "zod";
import { documentId, sectorNumber } from "../../platform/fields.ts";
import type { Commit } from "../../platform/moments.ts";
import { requireJumper, requireOutland, requireRested } from "../jumpers/jump.ts";
import { requireAtGate } from "../lanes/gate.ts";
import { throughPlayerGate } from "../playerGates/throughPlayerGate.ts";
import type { Passage, Pilot } from "../schema.ts";
import { throughTunnel } from "../tunnels/throughTunnel.ts";
import type { Way } from "./passage.ts";
import { gateWay, requireOtherRegion } from "./way.ts";

/** By what a pilot leaves for another region. */
export const byField = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("platformGate") }),
  /** From wherever the piloted warp jumper is. */
  z.strictObject({ kind: z.literal("jumper"), toSectorNumber: sectorNumber }),
  z.strictObject({ kind: z.literal("playerGate"), gateId: documentId }),
  z.strictObject({ kind: z.literal("tunnel"), tunnelId: documentId }),
]);
type By = z.output<typeof byField>;

/** A way that begins where the pilot is, and the sector where it ends. */
export interface Departure {
  readonly way: Way;
  readonly endsAt: number;
  /** Whom a toll is paid to; null where there is none. */
  readonly tollTo: Passage["tollTo"];
}

/** @throws GameError where the way is closed, does not begin here, or may not be gone yet. */
export async function departureOf(
  { reads, now }: Pick<Commit, "reads" | "now">,
  pilot: Pilot,
  toRegionId: string,
  by: By,
): Promise<Departure> {
  requireOtherRegion(pilot.place.regionId, toRegionId);
  switch (by.kind) {
    case "platformGate": {
      const { way, gateId, beginsAt, endsAt } = await gateWay(reads, pilot.place.regionId, toRegionId);
      requireAtGate(pilot, gateId, beginsAt);
      return { way, endsAt, tollTo: null };
    }
    case "jumper":
      requireOutland(toRegionId, by.toSectorNumber);
      requireJumper(pilot);
      requireRested(pilot, now);
      return { way: { by: "jumper" }, endsAt: by.toSectorNumber, tollTo: null };
    case "playerGate":
      return throughPlayerGate(reads, pilot, { toRegionId, gateId: by.gateId }, now);
    case "tunnel":
      return throughTunnel(reads, pilot, { toRegionId, tunnelId: by.tunnelId }, now);
  }
}
