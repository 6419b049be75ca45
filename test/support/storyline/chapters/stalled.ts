import { SECOND_MS } from "../../../../functions/src/platform/duration.ts";
import { onlyMinutelyDue, stagedBackfill, stagedOnly } from "../setting.ts";
import type { Chapter } from "../story.ts";

/** What a crash has left lying, for the sweep to find: rows that nobody enqueued. The first sweep is the tick's. */
export const stalled: Chapter = {
  title: "stalled work",
  async play(story) {
    await stagedOnly(story, "relay");
    story.advance(45 * SECOND_MS);
    await onlyMinutelyDue(story);
    await story.schedule("tick");
    await story.settle();

    await stagedOnly(story, "beacon");
    await stagedBackfill(story);
    story.advance(90 * SECOND_MS);
    await story.schedule("sweep");
    await story.settle();
  },
};
