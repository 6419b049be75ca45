import { fillGalaxy, fillRegion } from "../support/storyline/filling.ts";
import type { Chapter } from "../support/storyline/story.ts";

/** Whether those of an earlier act are there: nothing removes them. */
let isThere = false;

/** Many others, in regions of their own: what an act does among them costs what it does without them. */
export const crowd: Chapter = {
  title: "a crowd",
  async play(story) {
    if (isThere) return;
    await fillGalaxy(story);
    await fillRegion(story, story.regionId("r0"));
    isThere = true;
  },
};
