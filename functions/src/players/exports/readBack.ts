import { createHash } from "node:crypto";
import { pagesOf } from "../../platform/documents/pages.ts";
import { type ExportManifest, exportManifests, exportParts } from "./schema.ts";

/** Whose export of what. */
export interface ExportKey {
  readonly uid: string;
  readonly exportId: string;
}

const PARTS_AT_ONCE = 10;

/** What the stored texts of an export come to, `ndjson` first and then those of so many parts in all. */
export async function readBack(
  key: ExportKey,
  { ndjson, parts }: Pick<ExportManifest, "ndjson" | "parts">,
): Promise<Pick<ExportManifest, "sha256" | "records">> {
  const hash = createHash("sha256");
  let records = 0;
  const take = (text: string) => {
    hash.update(text);
    records += text.split("\n").length - 1;
  };
  take(ndjson);
  const others = exportParts.collection(key).where("part", "<", parts).orderBy("part");
  if (parts > 1)
    for await (const docs of pagesOf(others, parts - 1, PARTS_AT_ONCE))
      for (const doc of docs) take(doc.data().ndjson);
  return { sha256: hash.digest("base64url"), records };
}

/** What is wrong with an export that was written; null where nothing is. */
export async function findingOf(key: ExportKey): Promise<string | null> {
  const manifest = (await exportManifests.ref(key).get()).data();
  if (manifest === undefined) return `there is no export for ${key.uid}`;
  const { sha256, records } = await readBack(key, manifest);
  return sha256 === manifest.sha256 && records === manifest.records
    ? null
    : `the export for ${key.uid} is not what was written`;
}
