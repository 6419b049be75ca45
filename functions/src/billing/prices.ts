import { citizenPriceIds, regionPriceIds } from "../platform/config.ts";
import type { Subject } from "./subject.ts";

const listed = (value: string) => value.split(",").map((id) => id.trim());

/** The prices of a subject: the first is sold, all are honoured. */
export function priceIdsOf({ kind }: Subject): readonly string[] {
  return listed(kind === "region" ? regionPriceIds.value() : citizenPriceIds.value());
}
