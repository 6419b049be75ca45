import { fillGalaxy, fillRegion } from "../support/storyline/filling.ts";
import type { Chapter } from "../support/storyline/story.ts";

/** Many others, in regions of their own: what an act does among them costs what it does without them. */
export const crowd: Chapter = {
  title: "a crowd",
  async play(story) {
    await fillGalaxy(story);
    await fillRegion(story, story.regionId("r0"));
  },
};
