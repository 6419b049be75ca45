import { readOffsetMs, writeOffsetMs } from "../scripts/stack/clockFile.ts";

/** Where the running emulators are reached. */
export interface Stack {
  readonly functionsUrl: string;
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
