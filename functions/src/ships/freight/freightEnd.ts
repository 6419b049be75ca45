import type { Commit } from "../../platform/moments.ts";
import { unitsOf } from "../cargo/goods.ts";
import { depotId } from "../depots/depot.ts";
import { prepareFreightEnd } from "../depots/keeping.ts";
import { prepareRelease } from "../passages/escrow.ts";
import {
  type How,
  type Settlement,
  stageReturnNotice,
  stageSettled,
  type Underway,
} from "../passages/outcome.ts";

/** Puts freight into the depot that it was sent to. */
export async function prepareDelivery(commit: Commit, underway: Underway): Promise<Settlement> {
  const { passage, player, passageId } = underway;
  const units = unitsOf(passage.manifest);
  const { regionId } = passage.to;
  const filled = { addedUnits: units, awaitedUnits: units };
  const keep = await prepareFreightEnd(commit, player, regionId, filled);
  const release = await prepareRelease(commit, player, passageId, passage, {
    hasArrived: true,
    goodsTo: depotId(player, regionId),
  });
  return {
    how: "arrived",
    stage() {
      keep();
      release();
      stageSettled(commit, passageId, "arrived", null);
    },
  };
}

/** Puts freight back where it was sent from, whole, with what it cost; the room that was kept for it is free again. */
export async function prepareFreightReturn(
  commit: Commit,
  underway: Underway,
  how: Exclude<How, "arrived">,
  reason: string | null,
): Promise<Settlement> {
  const { passage, player, passageId } = underway;
  const units = unitsOf(passage.manifest);
  const { from, to } = passage;
  const back = { addedUnits: units, awaitedUnits: 0 };
  const keep = await prepareFreightEnd(commit, player, from.regionId, back);
  const missed = { addedUnits: 0, awaitedUnits: units };
  const forget = await prepareFreightEnd(commit, player, to.regionId, missed);
  const release = await prepareRelease(commit, player, passageId, passage, {
    hasArrived: false,
    goodsTo: depotId(player, from.regionId),
  });
  return {
    how,
    stage() {
      keep();
      forget();
      release();
      stageSettled(commit, passageId, how, reason);
      if (how === "returned") stageReturnNotice(commit, underway, reason);
    },
  };
}
