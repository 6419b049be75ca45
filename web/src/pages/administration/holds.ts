import type { Region } from "../../../../functions/src/regions/schema.ts";
import { administration } from "../../words/administration.ts";

/** Who holds a region, and until when, in game time. */
export function holdsOf({ billing, platform }: Region["holds"]): string[] {
  const { held } = administration.regions;
  return [
    ...(billing === null ? [] : [held.billing(billing.until)]),
    ...(platform === null ? [] : [held.platform(platform.until)]),
  ];
}
