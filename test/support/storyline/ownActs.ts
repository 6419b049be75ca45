import { ACTS_OF_SHIPS, GROWING_ACTS, OTHER_ACTS } from "../../../scripts/suite/lanes.ts";
import type { Act } from "./story.ts";

type Played = Pick<Act, "grows" | "rooms">;

function laneOf({ grows, rooms }: Played): string {
  if (grows) return GROWING_ACTS;
  return rooms.includes("ships") ? ACTS_OF_SHIPS : OTHER_ACTS;
}

/** Those that this process plays: in a lane of plays its own, elsewhere all. */
export function ownActs<One extends Played>(all: readonly One[]): One[] {
  const { LANE } = process.env;
  const isOfPlays = LANE === GROWING_ACTS || LANE === ACTS_OF_SHIPS || LANE === OTHER_ACTS;
  return isOfPlays ? all.filter((act) => laneOf(act) === LANE) : [...all];
}
