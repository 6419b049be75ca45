import { MARK, shortened } from "./shortened.ts";
import { closersOf, isLine, isText } from "./writing.ts";

/**
 * A line that we compose from what people wrote, so that it fits its field whatever they wrote: breaks become spaces, it
 * is cut between characters, and what a cut has left open is closed.
 */
export function fittedLine(text: string, maximum: number, sizeOf = lengthOf): string {
  const line = text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
  return fitted(isLine(line) ? line : line.replace(/[\p{C}\p{DI}]/gu, ""), maximum, sizeOf);
}

/** The same where the room is counted in bytes: a letter beyond ASCII takes two or three. */
export function fittedLineOfBytes(text: string, maximumBytes: number): string {
  return fittedLine(text, maximumBytes, Buffer.byteLength);
}

/** The same for several lines. */
export function fittedText(text: string, maximum: number): string {
  const lines = text.normalize("NFC").replaceAll("\r\n", "\n").trim();
  return fitted(isText(lines) ? lines : lines.replace(/(?!\n)[\p{C}\p{DI}]/gu, ""), maximum);
}

const lengthOf = (text: string) => text.length;

function fitted(text: string, maximum: number, sizeOf = lengthOf): string {
  if (text === "") return MARK;
  for (let room = maximum; room > 0; room--) {
    const cut = shortened(text, room);
    const closed = cut + closersOf(cut);
    if (sizeOf(closed) <= maximum) return closed;
  }
  return MARK;
}
