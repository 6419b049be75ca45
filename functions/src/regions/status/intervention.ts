import { GameError } from "../../platform/errors.ts";
import type { Configuration, ConfigurationChange } from "../configuration/configuration.ts";
import { configured, side } from "../configuration/configurationDecision.ts";
import type { OwnAction, Region } from "../schema.ts";
import { requireAllowed } from "./capabilities.ts";
import { type HoldChange, heldBy, releasedBy } from "./holds.ts";
import { movedTo, type StatusChange } from "./lifecycle.ts";

export type Reconfiguration = Extract<OwnAction, { readonly kind: "configure" }>;

/** What changes of the region's document. */
export interface Intervention {
  readonly status?: StatusChange | HoldChange;
  readonly region?: Pick<Region, "governorUid">;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What an administrator's emergency intervention does to a region, beside its configuration, by the very rules of the
 * ordinary callables.
 * @throws GameError as those do.
 */
export function intervened(
  region: Region,
  action: Exclude<OwnAction, Reconfiguration>,
  reason: string,
  at: Date,
): Intervention {
  switch (action.kind) {
    case "suspend":
      return moved(region, heldBy(region, "platform", { since: at, until: null }, reason));
    case "reopen":
      return moved(region, releasedBy(region, "platform"));
    case "close":
      requireOwned(region);
      return moved(region, movedTo(region, "closing", reason));
    case "vacateGovernor":
      return vacated(region);
  }
}

/**
 * What an intervention makes of a region's configuration: what the region's own government can, and what else a vote decides.
 * @throws GameError `REGION_CLOSED`, `CONFIGURATION_BOUND`.
 */
export function reconfigured(
  region: Pick<Region, "regionId" | "status">,
  current: Configuration,
  change: ConfigurationChange,
) {
  requireAllowed(region, "configure");
  const { configuration, changes } = configured(current, change, "platform");
  return { configuration, before: side(changes, "before"), after: side(changes, "after") };
}

function moved(region: Region, change: StatusChange | HoldChange): Intervention {
  const { status, statusReason } = change;
  return { status: change, before: { status: region.status }, after: { status, statusReason } };
}

function requireOwned({ regionId, kind }: Region): void {
  if (kind === "owned") return;
  throw new GameError(
    "NOT_OWNABLE",
    `"${regionId}" is the platform's and everybody's: it cannot be closed.`,
    { regionId },
  );
}

/** The office's powers fall back to the owner until the next election. */
function vacated({ regionId, governorUid }: Region): Intervention {
  if (governorUid !== null)
    return { region: { governorUid: null }, before: { governorUid }, after: { governorUid: null } };
  throw new GameError("OFFICE_VACANT", `The region "${regionId}" has no governor.`, { regionId });
}
