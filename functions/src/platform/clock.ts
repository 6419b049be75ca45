import { readFileSync } from "node:fs";

/**
 * Game time. On the emulators it runs ahead of real time by the offset in the file that `npm run advance` writes
 * (`{ "offsetMs": number }`), read anew at each call so that every worker agrees at once; a deployed function has
 * no such file and no way to get one. Token expiry, TTL and the rules' `request.time` stay real.
 */
export function now(): Date {
  return new Date(Date.now() + offsetMs());
}

function offsetMs(): number {
  const file = process.env.CLOCK_OFFSET_FILE;
  return process.env.FUNCTIONS_EMULATOR === "true" && file ? readOffsetMs(file) : 0;
}

/** What the file says, which `npm run advance` exchanges in one move. */
export function readOffsetMs(file: string): number {
  try {
    const { offsetMs } = JSON.parse(readFileSync(file, "utf8")) as { offsetMs: unknown };
    return typeof offsetMs === "number" && Number.isSafeInteger(offsetMs) ? offsetMs : 0;
  } catch {
    // No file means that nobody advanced the clock; a half-written one is read again at the next call.
    return 0;
  }
}
