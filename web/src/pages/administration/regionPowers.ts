import type { Region } from "../../../../functions/src/regions/schema.ts";
import { NEXT_STATUSES } from "../../../../functions/src/regions/status/lifecycle.ts";

type Facts = Pick<Region, "kind" | "status" | "holds" | "governorUid">;

/**
 * What an administrator can do about a region now, by the rules of its status, its holds and its kind. Appointing a governor
 * is its owner's alone.
 */
export function powersOver({ kind, status, holds, governorUid }: Facts) {
  const next = NEXT_STATUSES[status];
  const isSuspended = status === "suspended";
  // Who was suspended before holds were kept is held by the platform.
  const isPlatforms = holds.platform !== null || holds.billing === null;
  return {
    suspend: status === "active" || (isSuspended && !isPlatforms),
    reopen: isSuspended && isPlatforms,
    retry: next.includes("provisioning"),
    vacate: governorUid !== null,
    close: kind === "owned" && next.includes("closing"),
  };
}
