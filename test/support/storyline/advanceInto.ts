import type { Story } from "./story.ts";

/** To so long after the next UTC month has begun. */
export function advanceInto(story: Story, ms: number): void {
  const now = story.now();
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  story.advance(next + ms - now.getTime());
}

/** Into the month after next, as the calendar outside of plays has it: the same one however late tasks have made the play. */
export function advanceIntoMonthAfterNext(story: Story): void {
  const today = new Date();
  story.advance(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 2, 2, 12) - story.now().getTime());
}
