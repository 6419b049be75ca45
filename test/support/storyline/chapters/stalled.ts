import { SECOND_MS } from "../../../../functions/src/platform/duration.ts";
import { onlyMinutelyDue, setAside, stagedBackfill, stagedOnly } from "../setting.ts";
import type { Chapter, Story } from "../story.ts";

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
    await decideOnSetAside(story);
  },
};

async function decideOnSetAside(story: Story): Promise<void> {
  const outboxId = await setAside(story, await stagedOnly(story, "lantern"));
  await story.call("root", "platform/readHealth", {});
  await story.call("root", "platform/retryTask", { outboxId });
  await story.schedule("sweep");
  await story.settle();
  await story.refused("root", "platform/retryTask", { outboxId }, "NOT_SET_ASIDE");

  const dropped = await setAside(story, await stagedBackfill(story, 2));
  await story.call("root", "platform/dropTask", { outboxId: dropped, reason: "Nobody needs it any more." });
  await story.settle();
}
