import { linesIn } from "./archiving.ts";
import { archives, type Chunk, publicChunks, sealedChunks } from "./schema.ts";

export type Part = "public" | "sealed";

export const chunksIn = { public: publicChunks, sealed: sealedChunks } as const;

/** The lines of one part of a region's archive, page by page; nothing where there is no archive. @throws where it is damaged. */
export async function* archivedLines(regionId: string, part: Part): AsyncGenerator<string[]> {
  const archive = (await archives.ref({ regionId }).get()).data();
  const pages = archive?.[part].pages ?? 0;
  for (let page = 0; page < pages; page++) {
    const { docs } = await chunksIn[part].collection({ regionId }).where("page", "==", page).get();
    yield linesIn(docs.map((chunk): Chunk => chunk.data()));
  }
}
