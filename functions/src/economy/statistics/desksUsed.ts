import { pagesOf } from "../../platform/documents/pages.ts";
import { desks } from "../../ports/schema.ts";

const MOST_DESKS = 160_000;
const PAGE = 1_000;

/** A region's desks at which somebody has traded on a UTC day or later. */
export async function desksUsedSince(regionId: string, day: string) {
  const found = desks.collection({ regionId }).where("tradedOn", ">=", day).orderBy("tradedOn");
  const used = [];
  for await (const docs of pagesOf(found, MOST_DESKS, PAGE)) used.push(...docs.map((doc) => doc.data()));
  return used;
}
