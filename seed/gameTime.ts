import { functionsLocation } from "../functions/src/platform/config.ts";
import { readOffsetMs, writeOffsetMs } from "../scripts/stack/clockFile.ts";
import { fireSchedule } from "../scripts/stack/cron.ts";

/** Where the running emulators are reached. */
export interface Stack {
  readonly projectId: string;
  /** Where the functions emulator listens: its schedules are fired there. */
  readonly functionsOrigin: string;
  /** The stand-in for Stripe. */
  readonly stripeOrigin: string;
  readonly onProgress: (line: string) => void;
}

/** Game time of the running emulators. */
export const gameTime = () => new Date(Date.now() + readOffsetMs(process.env.CLOCK_OFFSET_FILE!));

/** Moves it, as `npm run advance` does. */
export function advance(byMs: number): void {
  const file = process.env.CLOCK_OFFSET_FILE!;
  writeOffsetMs(file, readOffsetMs(file) + byMs);
}

/** Has every schedule run that is due, as the local cron does each minute. */
export const tick = ({ projectId, functionsOrigin }: Pick<Stack, "projectId" | "functionsOrigin">) =>
  fireSchedule(functionsOrigin, projectId, { name: "tick", location: functionsLocation });
