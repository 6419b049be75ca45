import { useEffect, useState } from "react";
import { isLocal } from "./stack.ts";
import { createStore, useStore } from "./store.ts";

/** How far game time is ahead of this browser's clock; null until the server has been asked. */
const aheadMs = createStore<number | null>(null);

// Only the local stack's clock is ever moved.
const ASK_EVERY_MS = isLocal ? 3_000 : 10 * 60_000;

let followers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

async function ask(): Promise<void> {
  if (document.hidden) return;
  const { calls } = await import("./calls.ts");
  const { platform } = await calls();
  const sentAt = Date.now();
  const { now } = await platform.readClock({});
  const receivedAt = Date.now();
  const ahead = Date.parse(now) - (sentAt + receivedAt) / 2;
  // What the way there and back may have taken is no change of the clock.
  if (Math.abs(ahead - (aheadMs.get() ?? Number.POSITIVE_INFINITY)) > receivedAt - sentAt + 500)
    aheadMs.set(ahead);
}

function follow(): () => void {
  followers += 1;
  const attempt = () => void ask().catch(() => {});
  if (followers === 1) {
    attempt();
    timer = setInterval(attempt, ASK_EVERY_MS);
  }
  return () => {
    followers -= 1;
    if (followers === 0) clearInterval(timer);
  };
}

/** Game time in milliseconds since 1970, anew each second; null until it is known. */
export function useGameTime(): number | null {
  const ahead = useStore(aheadMs);
  const [now, setNow] = useState(Date.now);
  useEffect(follow, []);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(ticking);
  }, []);
  return ahead === null ? null : now + ahead;
}
