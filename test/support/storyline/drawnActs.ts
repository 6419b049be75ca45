import { bucketOf } from "../../../functions/src/platform/random.ts";
import { changedFiles } from "../../../scripts/suite/changed.ts";
import { drawSeed, drawsAll } from "../../../scripts/suite/draw.ts";
import { actsOfDraw } from "./actsOfDraw.ts";
import { acts } from "./chapters.ts";
import type { Act } from "./story.ts";

/** Those of this draw, and all of what differs from main. `turn` shifts the draw, for two of which each takes other acts. */
export function drawnActs(turn = 0): Act[] {
  return drawsAll ? [...acts] : actsOfDraw(acts, bucketOf(drawSeed, 2 ** 32) + turn, changedFiles());
}
