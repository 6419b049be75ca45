import { z } from "zod";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { now } from "../../platform/clock.ts";
import { documentId } from "../../platform/fields.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import type { Commit } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import { transact } from "../../platform/store.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import { type Player, players } from "../../players/schema.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { type Goods, goodsMoved, unitsOf } from "../cargo/goods.ts";
import { depotId as accountOf } from "../depots/depot.ts";
import { prepareTakingBack } from "../depots/keeping.ts";
import { type Depot, depots } from "../depots/schema.ts";
import { termsOf } from "../depots/terms.ts";
import { ships as room } from "../room.ts";
import { pilots } from "../schema.ts";
import { endsAt, noticed } from "./dormancy.ts";
import { isNothing, type LeftBehind, leftIn } from "./leftBehind.ts";
import { prepareTowing } from "./towing.ts";

const { nexusId } = FIRST_WORLD;
const bodySchema = z.object({ depotId: documentId });

/**
 * Looks at what somebody has left in a region when something is due: late or twice there is one outcome. At the end goods go into the
 * depot in the Nexus, and ships to its port next to the region's gate.
 */
export async function reviewDepot(body: unknown): Promise<void> {
  const { depotId } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const ref = depots.ref({ depotId });
    const depot = (await tx.get(ref)).data();
    if (depot?.dormancy == null || depot.dormancy.dueAt > at) return;
    const intent = derivedId("reviewDepot", depotId, depot.dormancy.dueAt.toISOString());
    const commit = taskCommit(tx, { actorUid: "schedule:reviewDepots", intent, at });
    const left = await stillLeft(commit, depot);
    if (left === null) {
      tx.update(ref, { dormancy: null });
      return;
    }
    const end = endsAt(depot.dormancy);
    const windUp = end <= at ? await prepareEnd(commit, depot, left) : null;

    if (windUp === null) tx.update(ref, { dormancy: noticed(depot.dormancy, at) });
    else {
      windUp();
      tx.update(ref, { dormancy: null, filledAt: null });
    }
    const { uid, regionId } = depot;
    const kind = windUp === null ? "LEFT_BEHIND" : "BROUGHT_TO_NEXUS";
    stageNotice(
      tx,
      { uid, kind, sentence: sentenceOf(depot, left, windUp === null ? end : null), regionId },
      { intent, at },
    );
  });
}

interface Left extends LeftBehind {
  readonly player: Player;
}

/** Null where the player has home or outpost there again, has fetched all, or is gone. */
async function stillLeft(commit: Commit, { uid, regionId }: Depot): Promise<Left | null> {
  const { reads, now } = commit;
  const player = await reads.get(players, { uid });
  const pilot = await reads.get(pilots, { uid });
  if (player === undefined || pilot === undefined) return null;
  if (termsOf(regionId, player, pilot, now) !== null) return null;
  const left = await leftIn(commit, player, regionId);
  return isNothing(left) ? null : { ...left, player };
}

/** In two halves. */
async function prepareEnd(
  commit: Commit,
  { regionId }: Depot,
  { player, goods, shipIds }: Left,
): Promise<() => void> {
  const tow = await prepareTowing(regionId, shipIds);
  const store = goods.length === 0 ? () => {} : await prepareStoring(commit, player, regionId, goods);
  return () => {
    tow(commit.tx);
    store();
  };
}

async function prepareStoring(
  commit: Commit,
  player: Player,
  regionId: string,
  goods: Goods,
): Promise<() => void> {
  const { reads, tx, now, intent } = commit;
  const kept = await prepareTakingBack(commit, player, nexusId, unitsOf(goods));
  const moved = {
    transferId: derivedId("depotWindUp", intent),
    kind: transferKindsOf(room).cargoMove,
    memo: `What was left in ${regionId}`,
    changes: goodsMoved(goods, accountOf(player, regionId), accountOf(player, nexusId)),
  };
  const prepared = await prepareTransfers(reads, [moved], kept.opened);
  return () => {
    kept.stage();
    stageTransfers(tx, prepared, now);
  };
}

/** `end` is null once it has come. */
function sentenceOf({ regionId }: Depot, { goods, shipIds }: LeftBehind, end: Date | null): string {
  const what = `${unitsOf(goods)} units of goods and ${shipIds.length} ships of yours`;
  return end === null
    ? `${what} were left in ${regionId}: the goods are in your depot in the Nexus, the ships at its port next to the gate.`
    : `${what} lie in ${regionId}, where you have neither home nor outpost. At ${end.toISOString()} they are brought to the Nexus.`;
}
