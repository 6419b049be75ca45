import { mapFacts } from "../../functions/src/galaxy/documents.ts";
import { planOf, stageGates } from "../../functions/src/galaxy/generation/build.ts";
import { FIRST_WORLD } from "../../functions/src/galaxy/world.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { Failure } from "../setup/failure.mjs";

/** Opens the terminals of a Nexus that was built before there were any. May be repeated: they are the same ones. */
export async function openTerminals(): Promise<string[]> {
  const { nexusId: regionId, worldId } = FIRST_WORLD;
  const nexus = (await mapFacts.ref({ regionId }).get()).data();
  if (nexus === undefined)
    throw new Failure("There is no Nexus yet; it gets its terminals when it is built.");
  const { seed, sectorCount } = nexus;
  const plan = planOf({ kind: "nexus", regionId, seed, sectorCount });
  await transact(async (tx) => stageGates(tx, plan, worldId));
  return [`✓ ${regionId}: its terminals are open.`];
}
