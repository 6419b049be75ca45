import { gateIndexes, gates } from "../../functions/src/galaxy/documents.ts";
import { prepareListed, prepareUnlisted } from "../../functions/src/galaxy/gateIndex.ts";
import { FIRST_WORLD } from "../../functions/src/galaxy/world.ts";
import { transact } from "../../functions/src/platform/store.ts";

/**
 * Makes the index of the Nexus say which gates are open: of a galaxy that was built before there was one, or whose Nexus was restored.
 * May be repeated.
 */
export async function indexGates(): Promise<string[]> {
  const { nexusId } = FIRST_WORLD;
  const [standing, indexes] = await Promise.all([
    gates.collection({}).where("kind", "==", "platform").get(),
    gateIndexes.collection({ regionId: nexusId }).get(),
  ]);
  const listed = indexes.docs.flatMap((doc) => doc.data().gates.map(({ regionId }) => regionId));
  const all = new Set([...standing.docs.map(({ id }) => id), ...listed]);
  // One after the other: they share a document.
  for (const regionId of all) await indexGate(regionId);
  return [`✓ ${nexusId}: its index knows ${all.size} gates.`];
}

const indexGate = (regionId: string): Promise<void> =>
  transact(async (tx) => {
    const gate = (await tx.get(gates.ref({ gateId: regionId }))).data();
    const write = gate?.open
      ? await prepareListed(tx, { regionId, sectorNumber: gate.sectorNumbers[0] })
      : await prepareUnlisted(tx, regionId);
    write();
  });
