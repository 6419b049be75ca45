import { GROWING_ACTS, OTHER_ACTS } from "../../../scripts/suite/lanes.ts";
import type { Act } from "./story.ts";

/** Those that this process plays: in a lane of plays its own, elsewhere all. */
export function ownActs<One extends Pick<Act, "grows">>(all: readonly One[]): One[] {
  const { LANE } = process.env;
  if (LANE !== GROWING_ACTS && LANE !== OTHER_ACTS) return [...all];
  return all.filter(({ grows }) => grows === (LANE === GROWING_ACTS));
}
