import type { Chunk } from "../../../functions/src/closing/schema.ts";
import { digest } from "../../../functions/src/platform/random.ts";

/** As many as the rules let a query have. */
const MOST_PIECES = 20;

/**
 * The public part of a closed region's archive as lines of JSON, held against its checksums, page by page; null where a
 * piece is missing or is not what was written.
 */
export async function readArchive(regionId: string, pages: number): Promise<string | null> {
  const texts: string[] = [];
  for (let page = 0; page < pages; page++) {
    const text = await pageOf(regionId, page);
    if (text === null) return null;
    texts.push(text);
  }
  return texts.join("\n");
}

async function pageOf(regionId: string, page: number): Promise<string | null> {
  const { read } = await import("./documents.ts");
  const chunks = (await read({
    template: "archives/{regionId}/publicChunks",
    parameters: { regionId },
    where: ["page", "==", page],
    limit: MOST_PIECES,
  })) as Chunk[];
  const inOrder = chunks.toSorted((a, b) => a.piece - b.piece);
  const [first] = inOrder;
  if (first === undefined || inOrder.length !== first.pieces) return null;
  const text = await unpacked(inOrder.map(({ data }) => data).join(""));
  return digest(text) === first.sha256 ? text : null;
}

/** What gzip has packed, from base64. */
async function unpacked(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
