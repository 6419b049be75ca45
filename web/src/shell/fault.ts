/** What is reported of a fault: neither its message, which may repeat what somebody typed, nor an address. */
export interface Fault {
  readonly page: string;
  readonly release: string;
  readonly reason: string;
  readonly stack: string[];
}

const MOST_FRAMES = 20;
/** `at render (https://…/VotePage-a1.js:1:200)` of Chromium, `render@https://…` of others. An address with a `?` is no frame. */
const FRAME =
  /^(?: *at (?:(?:async |new )?([\w$.<>]+) \()?|([\w$.<>]*)@)\S*\/([\w.-]{1,60}):(\d{1,7}):(\d{1,7})\)?$/;

/** A thrown value as operators may see it: its kind, and where in the console's own files it was thrown. */
export function faultOf(thrown: unknown, page: string, release: string): Fault {
  const error = thrown instanceof Error ? thrown : null;
  const reason = (error?.name ?? typeof thrown).replace(/\W/g, "").slice(0, 64) || "Error";
  const frames = (error?.stack ?? "").split("\n").flatMap((line) => {
    const [, atName, name, file, row, column] = FRAME.exec(line) ?? [];
    if (file === undefined) return [];
    return [`${(atName || name || "anonymous").slice(0, 60)} ${file}:${row}:${column}`];
  });
  return { page, release, reason, stack: frames.slice(0, MOST_FRAMES) };
}
