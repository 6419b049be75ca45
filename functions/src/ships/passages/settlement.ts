import { regionGraph } from "../../galaxy/routes/regionGraph.ts";
import { prepareEntry } from "../../membership/admission/entry.ts";
import { accrued } from "../../platform/accrual.ts";
import { GameError } from "../../platform/errors.ts";
import { amountsIn } from "../../platform/ledger/prepareTransfers.ts";
import type { Commit } from "../../platform/moments.ts";
import { type Player, players } from "../../players/schema.ts";
import { linesIn } from "../cargo/goods.ts";
import { leftHomeAfter } from "../customs/leftHome.ts";
import { unclearedAfter } from "../customs/uncleared.ts";
import { prepareDelivery, prepareFreightReturn } from "../freight/freightEnd.ts";
import { holdId } from "../hold.ts";
import { afterPassage } from "../pilots/deeds.ts";
import { presenceOf, TURNS_RATE } from "../pilots/pilot.ts";
import { type Passage, type Pilot, pilots, presence } from "../schema.ts";
import { isAbroad, visitOf, watched } from "../visits/visit.ts";
import { prepareRelease } from "./escrow.ts";
import { type How, type Settlement, stageReturnNotice, stageSettled, type Underway } from "./outcome.ts";
import { stateOf } from "./passage.ts";
import { placeOfReturn } from "./placeOfReturn.ts";
import { oneVisitLess } from "./traveller.ts";

/**
 * Settles a passage whose time has come: a player who may still come in arrives; any other is back where the passage began, whole, with
 * the fee, the turns and the visit. All that was cleared at the beginning stays cleared: admission alone is asked again.
 */
export async function prepareEnd(commit: Commit, passageId: string, passage: Passage): Promise<Settlement> {
  const player = (await commit.reads.get(players, { uid: passage.uid }))!;
  const entry = await entryOf(commit, player, passage);
  const underway = { passageId, passage, player };
  if ("refusal" in entry) return prepareReturn(commit, underway, "returned", entry.refusal);
  return passage.isFreight
    ? prepareDelivery(commit, underway)
    : prepareArrival(commit, underway, entry.stage);
}

async function entryOf(
  commit: Commit,
  player: Player,
  passage: Passage,
): Promise<{ stage: () => void } | { refusal: string }> {
  if (stateOf(passage, commit.now) === "overdue") return { refusal: "OVERDUE" };
  try {
    return { stage: await prepareEntry(commit, player, passage.to.regionId) };
  } catch (error) {
    if (error instanceof GameError) return { refusal: error.reason };
    throw error;
  }
}

async function prepareArrival(commit: Commit, underway: Underway, enter: () => void): Promise<Settlement> {
  const { passage, player } = underway;
  const { reads, now } = commit;
  const pilot = (await reads.get(pilots, { uid: passage.uid }))!;
  const held = linesIn(await amountsIn(reads, holdId(passage.shipId)));
  if (JSON.stringify(held) !== JSON.stringify(passage.manifest))
    throw new Error(`The hold of the passage ${underway.passageId} is not what it began with.`);
  const release = await prepareRelease(commit, player, underway.passageId, passage, { hasArrived: true });
  const end = await prepareLanding(commit, underway, {
    ...pilot,
    place: passage.to,
    passageId: null,
    arrivedAt: now,
    visit: visitOf(passage.to.regionId, player, now),
    purse: isAbroad(passage.to.regionId, player) ? passage.purseCredits : null,
    leftHome: leftHomeAfter(passage, pilot, player),
    uncleared: unclearedAfter(passage),
    deeds: afterPassage(pilot.deeds, passage.to),
  });
  return {
    how: "arrived",
    stage() {
      enter();
      release();
      end("arrived", null);
    },
  };
}

/** Back where it began, or in the refuge where that region is no more; freight in the depot that it was sent from. */
export function prepareReturn(
  commit: Commit,
  underway: Underway,
  how: Exclude<How, "arrived">,
  reason: string | null,
): Promise<Settlement> {
  const prepare = underway.passage.isFreight ? prepareFreightReturn : preparePilotsReturn;
  return prepare(commit, underway, how, reason);
}

async function preparePilotsReturn(
  commit: Commit,
  underway: Underway,
  how: Exclude<How, "arrived">,
  reason: string | null,
): Promise<Settlement> {
  const { reads, now } = commit;
  const { passage, player, passageId } = underway;
  const pilot = (await reads.get(pilots, { uid: passage.uid }))!;
  const place = await placeOfReturn(reads, pilot);
  const isSamePlace = place.regionId === pilot.place.regionId;
  const turns = accrued(pilot.turns, TURNS_RATE, now);
  const release = await prepareRelease(commit, player, passageId, passage, { hasArrived: false });
  const end = await prepareLanding(commit, underway, {
    ...pilot,
    place,
    passageId: null,
    arrivedAt: now,
    turns: { ...turns, amount: turns.amount + passage.spentTenths },
    visits: oneVisitLess(pilot, passage.visitMonth),
    // The one before it lies further back than a jump has to.
    jumpedAt: passage.by === "jumper" ? null : pilot.jumpedAt,
    // In the refuge nobody's visit ends.
    ...(isSamePlace ? { visit: pilot.visit && watched(pilot.visit, now) } : { visit: null, purse: null }),
  });
  return {
    how,
    stage() {
      release();
      end(how, reason);
      if (how === "returned") stageReturnNotice(commit, underway, reason);
    },
  };
}

/** Writes the pilot where the passage ends, that the pilot is there, and how it came. */
async function prepareLanding(
  commit: Commit,
  { passageId }: Underway,
  pilot: Pilot,
): Promise<(how: How, reason: string | null) => void> {
  const { uid, place } = pilot;
  const graph = await regionGraph(place.regionId);
  const combatAllowed = graph.getNodeAttribute(`${place.sectorNumber}`, "combatAllowed");
  return (how, reason) => {
    const { tx } = commit;
    tx.update(pilots.ref({ uid }), pilot);
    tx.set(presence.ref({ regionId: place.regionId, uid }), presenceOf(pilot, combatAllowed));
    stageSettled(commit, passageId, how, reason);
  };
}
