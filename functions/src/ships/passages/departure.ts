import { z } from "zod";
import { sectorNumber } from "../../platform/fields.ts";
import type { Commit } from "../../platform/moments.ts";
import { requireJump, requireOutland } from "../jumpers/jump.ts";
import { requireAtGate } from "../lanes/gate.ts";
import type { Pilot } from "../schema.ts";
import type { Way } from "./passage.ts";
import { gateWay, requireOtherRegion } from "./way.ts";

/** By what a pilot leaves for another region. */
export const byField = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("platformGate") }),
  /** From wherever the piloted warp jumper is. */
  z.strictObject({ kind: z.literal("jumper"), toSectorNumber: sectorNumber }),
]);
type By = z.output<typeof byField>;

/** A way that begins where the pilot is, and the sector where it ends. */
export interface Departure {
  readonly way: Way;
  readonly endsAt: number;
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
      return { way, endsAt };
    }
    case "jumper":
      requireOutland(toRegionId, by.toSectorNumber);
      requireJump(pilot, now);
      return { way: { by: "jumper" }, endsAt: by.toSectorNumber };
  }
}
