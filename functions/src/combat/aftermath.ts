import { regionGraph } from "../galaxy/routes/regionGraph.ts";
import type { Commit, Stage } from "../platform/moments.ts";
import { presenceOf } from "../ships/pilots/pilot.ts";
import { pilots, presence, ships } from "../ships/schema.ts";
import { safestNeighbour } from "./escape.ts";
import { type Fighter, worn } from "./fighter.ts";
import { prepareLoss } from "./loss.ts";

/** What a fight leaves of a pilot and the ship, in two halves. */
export function prepareAftermath(commit: Pick<Commit, "reads" | "now">, fighter: Fighter): Promise<Stage> {
  switch (fighter.after.end) {
    case "stands":
      return Promise.resolve(standing(fighter, commit.now));
    case "fled":
      return prepareFlight(fighter, commit.now);
    case "destroyed":
      return prepareLoss(commit, fighter);
  }
}

/** Where the pilot was, who is seen there as before. */
const standing =
  (fighter: Fighter, now: Date): Stage =>
  (tx) => {
    const { uid, shipId } = fighter.pilot;
    tx.update(pilots.ref({ uid }), fighter.pilot);
    tx.update(ships.ref({ shipId }), worn(fighter, now));
  };

async function prepareFlight(fighter: Fighter, now: Date): Promise<Stage> {
  const { uid, place } = fighter.pilot;
  const graph = await regionGraph(place.regionId);
  const sectorNumber = safestNeighbour(graph, place.sectorNumber);
  const pilot = { ...fighter.pilot, place: { ...place, sectorNumber }, arrivedAt: now };
  const combatAllowed = graph.getNodeAttribute(`${sectorNumber}`, "combatAllowed");
  return (tx) => {
    standing({ ...fighter, pilot }, now)(tx);
    tx.set(presence.ref({ regionId: place.regionId, uid }), presenceOf(pilot, combatAllowed));
  };
}
