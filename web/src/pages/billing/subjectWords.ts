import type { Subscription } from "../../../../functions/src/billing/schema.ts";
import { words } from "../../words/en.ts";

export function subjectWords(subject: Subscription["subject"]): string {
  return subject.kind === "region" ? words.billing.region(subject.regionId) : words.billing.citizen;
}
