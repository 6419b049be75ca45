import { gunzipSync, gzipSync } from "node:zlib";
import { slicesOf } from "../platform/documents/slices.ts";
import { digest } from "../platform/random.ts";
import type { Chunk } from "./schema.ts";

/** A page of lines as the pieces that are stored of it. */
export function chunksOf(lines: readonly string[], page: number, expiresAt: Date): Chunk[] {
  const text = lines.join("\n");
  const slices = slicesOf(gzipSync(text).toString("base64"));
  return slices.map((data, piece) => ({
    page,
    piece,
    pieces: slices.length,
    data,
    records: lines.length,
    sha256: digest(text),
    expiresAt,
  }));
}

/** The lines of a page from its pieces, in whichever order. @throws where one is missing or not what was written. */
export function linesIn(chunks: readonly Chunk[]): string[] {
  const [first] = chunks;
  const inOrder = chunks.toSorted((a, b) => a.piece - b.piece);
  if (first === undefined || inOrder.length !== first.pieces)
    throw new Error("A piece of the page is missing.");
  const text = gunzipSync(Buffer.from(inOrder.map(({ data }) => data).join(""), "base64")).toString();
  if (digest(text) !== first.sha256) throw new Error(`Page ${first.page} is not what was written.`);
  return text.split("\n");
}

export const chunkId = ({ page, piece }: Pick<Chunk, "page" | "piece">): string =>
  `${String(page).padStart(8, "0")}-${String(piece).padStart(2, "0")}`;
