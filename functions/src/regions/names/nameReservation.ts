import type { Tx } from "../../platform/documents/tx.ts";
import { lookalikeKey } from "../../platform/lookalike.ts";
import type { Reads } from "../../platform/store.ts";
import { type Region, regionNames } from "../schema.ts";
import { type NameChange, type NameHolders, nameKeys } from "./regionName.ts";

/** Who holds these name keys. The transaction has read them then: two takers of one cannot both commit. */
export async function readHolders(reads: Reads, keys: readonly string[]): Promise<NameHolders> {
  const holders = keys.map(async (nameKey) => [nameKey, await reads.get(regionNames, { nameKey })] as const);
  return new Map(await Promise.all(holders));
}

/** Reserves a new region's id and display name. */
export function stageNames(tx: Tx, { regionId, displayName }: Region, at: Date): void {
  for (const nameKey of nameKeys(regionId, displayName)) {
    const name = nameKey === lookalikeKey(displayName) ? displayName : regionId;
    tx.create(regionNames.ref({ nameKey }), { regionId, name, reservedAt: at });
  }
}

/** Reserves the new name, whose holder this transaction has read, and frees the old one. */
export function stageRename(
  tx: Tx,
  { regionId, displayName }: Pick<Region, "regionId" | "displayName">,
  { heldKey, freedKey }: NameChange,
  at: Date,
): void {
  tx.set(regionNames.ref({ nameKey: heldKey }), { regionId, name: displayName, reservedAt: at });
  if (freedKey !== null) tx.delete(regionNames.ref({ nameKey: freedKey }));
}
