import { FIRST_WORLD } from "../../galaxy/world.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { stageAccount } from "../../platform/ledger/stageTransfers.ts";
import type { Commit } from "../../platform/moments.ts";
import { newId } from "../../platform/random.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { holdOf } from "../hold.ts";
import { type Pilot, pilots, presence, ships } from "../schema.ts";
import { newPilot, presenceOf } from "./pilot.ts";

interface Person {
  readonly uid: string;
  readonly name: string;
  readonly homeRegionId: string | null;
}

/** A first pilot whose reads are done. `stage` writes it as the call that brings it leaves it. */
export interface FirstPilot {
  readonly pilot: Pilot;
  stage(tx: Tx, after: Pilot, combatAllowed: boolean): void;
}

/** The pilot of somebody who has none, with ship and hold, at home; who has no home but the Nexus starts in the first one. */
export async function prepareFirstPilot(
  { reads, now }: Pick<Commit, "reads" | "now">,
  { uid, name, homeRegionId }: Person,
): Promise<FirstPilot> {
  const { nexusId, firstHomeId } = FIRST_WORLD;
  const regionId = homeRegionId === null || homeRegionId === nexusId ? firstHomeId : homeRegionId;
  const { economy } = await readConfiguration(reads, await readRegion(reads, regionId));
  const { startingShip, startingTurns } = economy;
  // The account in the ledger must not lead to the person.
  const shipId = newId();
  const { pilot, ship } = newPilot({ uid, name, regionId, startingShip, startingTurns }, shipId, now);
  return {
    pilot,
    stage(tx, after, combatAllowed) {
      tx.create(pilots.ref({ uid }), after);
      tx.create(ships.ref({ shipId }), ship);
      stageAccount(tx, holdOf(shipId, ship));
      tx.set(presence.ref({ regionId: after.place.regionId, uid }), presenceOf(after, combatAllowed));
    },
  };
}
