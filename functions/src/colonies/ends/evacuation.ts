import type { Tx } from "../../platform/documents/tx.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { documentPath } from "../../platform/paths.ts";
import { Reads } from "../../platform/store.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { regionTimeMs } from "../../regions/status/holds.ts";
import { pilots } from "../../ships/schema.ts";
import { type Colony, colonies, outposts } from "../schema.ts";
import { storeAt } from "../yield.ts";
import { prepareStored } from "./stored.ts";

/** Up to six documents for each colony stay within a commit. */
const PAGE = 50;

/**
 * What colonies have in store when their region's people have left it goes to their owners' depots, which are reached from the
 * Nexus from then on; colonies and outposts end. Null where there are none.
 */
export async function evacuation(regionId: string) {
  const [settled, built] = await Promise.all([
    colonies.collection({ regionId }).limit(PAGE).get(),
    outposts.collection({ regionId }).limit(PAGE).get(),
  ]);
  if (settled.empty && built.empty) return null;
  return async (tx: Tx, at: Date): Promise<void> => {
    const reads = new Reads(tx);
    const region = await readRegion(reads, regionId);
    const found = await Promise.all(
      settled.docs.map(({ id }) => reads.get(colonies, { regionId, colonyId: id })),
    );
    const ended = found
      .filter((colony) => colony !== undefined)
      .map((colony) => presentOf(colony, region, at));
    const stored = await prepareStored(reads, ended, { storedIn: regionId, cause: "closing" });
    const uids = new Set([...ended.map(({ ownerUid }) => ownerUid), ...built.docs.map(({ id }) => id)]);
    await reads.load([...uids].map((uid) => documentPath(pilots.template, { uid })));
    const owners = await Promise.all([...uids].map((uid) => reads.get(pilots, { uid })));

    stageTransfers(tx, stored, at);
    for (const { colonyId } of ended) tx.delete(colonies.ref({ regionId, colonyId }));
    for (const { id } of built.docs) tx.delete(outposts.ref({ regionId, uid: id }));
    for (const pilot of owners) {
      if (pilot === undefined) continue;
      const { uid, sites } = pilot;
      tx.update(pilots.ref({ uid }), { sites: sites.filter((site) => site.regionId !== regionId) });
    }
  };
}

const presentOf = (colony: Colony, region: Parameters<typeof regionTimeMs>[0], at: Date): Colony =>
  colony.dormancy === null ? { ...colony, store: storeAt(colony, regionTimeMs(region, at)) } : colony;
