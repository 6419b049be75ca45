import type { Tx } from "../../platform/documents/tx.ts";
import { shortened } from "../../platform/wire/shortened.ts";
import { stageNews } from "../news.ts";
import type { Region } from "../schema.ts";
import type { FieldChange } from "./configurationDecision.ts";
import { DEFAULT_RESERVED_FIELDS } from "./constitution.ts";

const MOST_LINES = 20;
const MOST_CHARACTERS = 60;

/**
 * An autocracy's governor sets at once what a vote decides elsewhere; the members learn of it by one announcement, in
 * the same commit. Other fields, and what a vote has decided, leave their entry in the log alone.
 */
export function stageRulersNotice(
  tx: Tx,
  region: Region,
  changes: readonly FieldChange[],
  cause: { readonly authorUid: string; readonly intent: string; readonly at: Date },
): void {
  if (region.governance.type !== "autocracy") return;
  const grave = changes.filter(({ field }) => DEFAULT_RESERVED_FIELDS.includes(field));
  if (grave.length === 0) return;
  const title = `The government of ${region.displayName} has changed its rules`;
  stageChangeNotice(tx, region, { title, changes: grave }, cause);
}

/** Announces to all members what has changed, from what to what: one document, however many read it. */
export function stageChangeNotice(
  tx: Tx,
  { regionId }: Pick<Region, "regionId">,
  { title, changes }: { readonly title: string; readonly changes: readonly FieldChange[] },
  cause: { readonly authorUid: string; readonly intent: string; readonly at: Date },
): void {
  stageNews(tx, regionId, { title, body: sentences(changes) }, cause);
}

function sentences(changes: readonly FieldChange[]): string {
  const lines = changes
    .slice(0, MOST_LINES)
    .map(({ field, before, after }) => `${field}: ${shown(before)} → ${shown(after)}`);
  const more = changes.length - lines.length;
  const rest = more > 0 ? [`and ${more} more`] : [];
  return [...lines, ...rest, "The region's log has every change in full."].join("\n");
}

const shown = (value: unknown) => shortened(JSON.stringify(value), MOST_CHARACTERS);
