import { sectors } from "../../../functions/src/galaxy/documents.ts";
import type { Commodity } from "../../../functions/src/platform/goods.ts";
import { goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { monthOf } from "../../../functions/src/platform/ledger/day.ts";
import type { Place } from "../../../functions/src/ships/schema.ts";
import { type Mouth, mouthsOf } from "../../../functions/src/ships/tunnels/mouths.ts";
import { LOCAL_TUNNEL_KEY } from "../../../scripts/stack/run.ts";
import { changesOf, makeTransfers, testKinds } from "../ledger/ledger.ts";
import type { Story } from "./story.ts";

/** A port of the explorer guild, of the least number. */
export async function guildYard(): Promise<Place> {
  const found = await sectors
    .collection({ regionId: "nexus" })
    .where("district", "==", "explorer_guild")
    .get();
  const ports = found.docs.map((doc) => doc.data()).filter(({ port }) => port !== null);
  const sectorNumber = Math.min(...ports.map(({ number }) => number));
  return { regionId: "nexus", sectorNumber, berth: "port" };
}

/** The mouths of a region's tunnels in the month of the play. */
export const mouthsIn = (story: Story, regionId: string): Mouth[] =>
  mouthsOf(LOCAL_TUNNEL_KEY, regionId, monthOf(story.now()));

/** As if so much of a good had been bought at a port; `turn` tells one time from the others. */
export function stocked(
  story: Story,
  shipId: string,
  {
    commodity,
    units,
    turn,
  }: { readonly commodity: Commodity; readonly units: number; readonly turn: string },
): Promise<void> {
  const account = `hold:${shipId}` as const;
  const asset = goodsOf(commodity);
  const transfer = {
    transferId: `${story.run}-stocked-${turn}-${commodity}`,
    kind: testKinds.testGrant,
    changes: changesOf(asset, { issuance: -units, [account]: units }),
  };
  return makeTransfers([transfer], story.now());
}
