import { readOffsetMs } from "./clockFile.ts";

/** Runs the one deployed schedule, as Cloud Scheduler does each minute, and waits for its end: the emulator never fires it. */
export async function tick(functionsUrl: string): Promise<void> {
  const response = await fetch(`${functionsUrl}/tick-0`, { method: "POST" });
  const said = await response.text();
  if (!response.ok) throw new Error(`The schedule answered ${response.status}: ${said.slice(0, 200)}`);
}

/**
 * Ticks once for each minute of game time in which it looks, and so as soon as the clock has been moved: who advances by an
 * hour past the end of an election wants to see it closed now. Never two at once. Returns what stops it.
 */
export function startCron(
  functionsUrl: string,
  clockFile: string,
  onError: (error: Error) => void,
): () => void {
  const minuteNow = () => Math.floor((Date.now() + readOffsetMs(clockFile)) / 60_000);
  let ticked = minuteNow();
  let isTicking = false;
  const timer = setInterval(async () => {
    const minute = minuteNow();
    if (isTicking || minute === ticked) return;
    ticked = minute;
    isTicking = true;
    await tick(functionsUrl).catch(onError);
    isTicking = false;
  }, 1_000);
  return () => clearInterval(timer);
}
