import type { Story } from "./story.ts";

/** To so long after the next UTC month has begun. */
export function advanceInto(story: Story, ms: number): void {
  const now = story.now();
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  story.advance(next + ms - now.getTime());
}
