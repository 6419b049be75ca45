import type { Tx } from "../platform/documents/tx.ts";
import { lookalikeKey } from "../platform/lookalike.ts";
import type { Reads } from "../platform/store.ts";
import { type NameChange, type NameHolders, nameKeys } from "./regionName.ts";
import { type Region, regionNames } from "./schema.ts";

/** Who holds these name keys. The transaction has read them then: two takers of one cannot both commit. */
export async function readHolders(reads: Reads, keys: readonly string[]): Promise<NameHolders> {
  const holders = keys.map(async (nameKey) => [nameKey, await reads.get(regionNames, { nameKey })] as const);
  return new Map(await Promise.all(holders));
}

type Named = Pick<Region, "regionId" | "displayName">;

/**
 * Takes a region's id and display name, whose holders this transaction has read: for good, or for a checkout that is
 * not paid yet.
 */
export function stageNames(
  tx: Tx,
  { regionId, displayName }: Named,
  at: Date,
  hold: { readonly holdId: string; readonly until: Date } | null = null,
): void {
  for (const nameKey of nameKeys(regionId, displayName)) {
    const name = nameKey === lookalikeKey(displayName) ? displayName : regionId;
    tx.set(regionNames.ref({ nameKey }), { regionId, name, reservedAt: at, hold });
  }
}

/** Frees the names that a checkout held; one that another checkout has taken over stays. */
export async function prepareRelease(
  reads: Reads,
  { regionId, displayName }: Named,
  holdId: string,
): Promise<(tx: Tx) => void> {
  const keys = nameKeys(regionId, displayName);
  const holders = await readHolders(reads, keys);
  const held = keys.filter((nameKey) => holders.get(nameKey)?.hold?.holdId === holdId);
  return (tx) => {
    for (const nameKey of held) tx.delete(regionNames.ref({ nameKey }));
  };
}

/** Reserves the new name, whose holder this transaction has read, and frees the old one. */
export function stageRename(
  tx: Tx,
  { regionId, displayName }: Pick<Region, "regionId" | "displayName">,
  { heldKey, freedKey }: NameChange,
  at: Date,
): void {
  tx.set(regionNames.ref({ nameKey: heldKey }), { regionId, name: displayName, reservedAt: at, hold: null });
  if (freedKey !== null) tx.delete(regionNames.ref({ nameKey: freedKey }));
}
