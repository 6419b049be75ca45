import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { GameError } from "../../platform/errors.ts";
import { lookalikeKey } from "../../platform/lookalike.ts";
import type { Reads } from "../../platform/store.ts";
import { type Region, regionNames, regions } from "../schema.ts";
import { hasFreedNames, type NameChange, type NameHolders, nameKeys, numberedId } from "./regionName.ts";

/**
 * Who holds these name keys; a region that has been closed for a year holds none any more. The transaction has read them then: two takers of one
 * cannot both commit.
 */
export async function readHolders(reads: Reads, keys: readonly string[]): Promise<NameHolders> {
  const holders = keys.map(async (nameKey) => [nameKey, await readHolder(reads, nameKey)] as const);
  return new Map(await Promise.all(holders));
}

async function readHolder(reads: Reads, nameKey: string) {
  const holder = await reads.get(regionNames, { nameKey });
  if (holder === undefined) return undefined;
  const region = await reads.get(regions, holder);
  const isFreed = region !== undefined && hasFreedNames(region, now());
  return isFreed ? undefined : holder;
}

/** Far more regions than will ever bear one name after another. */
const MAX_OF_A_NAME = 99;

/**
 * The id of a new region: the wanted one, or `vega-2`, `vega-3` … where closed regions have borne it. An id is never used
 * twice: logs, results and the ledger go on naming what was closed.
 * @param holdIds checkouts of the same buyer, whose holds stand in nobody's way.
 * @throws GameError `REGION_EXISTS` when no number is left.
 */
export async function unusedRegionId(
  reads: Reads,
  wanted: string,
  holdIds: readonly string[] = [],
): Promise<string> {
  const earlier = await reads.get(regions, { regionId: wanted });
  if (earlier?.status !== "closed") return wanted;
  for (let number = 2; number <= MAX_OF_A_NAME; number++) {
    const regionId = numberedId(wanted, number);
    const isBorne = (await reads.get(regions, { regionId })) !== undefined;
    if (isBorne) continue;
    const holder = await readHolder(reads, lookalikeKey(regionId));
    if (holder === undefined || holdIds.includes(holder.hold?.holdId ?? "")) return regionId;
  }
  throw new GameError("REGION_EXISTS", `Too many regions have been called "${wanted}"; choose another id.`, {
    regionId: wanted,
  });
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
  const held: string[] = [];
  for (const nameKey of nameKeys(regionId, displayName)) {
    if ((await reads.get(regionNames, { nameKey }))?.hold?.holdId === holdId) held.push(nameKey);
  }
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
