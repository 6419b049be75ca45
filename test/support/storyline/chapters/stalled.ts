import { SECOND_MS } from "../../../../functions/src/platform/duration.ts";
import { stagedOnly } from "../setting.ts";
import type { Chapter } from "../story.ts";

/** What a crash has left lying, for the sweep to find: a row that nobody enqueued, and a job that nobody works at. */
export const stalled: Chapter = {
  title: "stalled work",
  async play(story) {
    await stagedOnly(story, "relay", "with its outbox row");
    story.advance(45 * SECOND_MS);
    await story.schedule("sweep");
    await story.settle();

    await stagedOnly(story, "beacon", "without");
    story.advance(90 * SECOND_MS);
    await story.schedule("sweep");
    await story.settle();
  },
};
