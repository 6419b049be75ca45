import { GameError } from "../../platform/errors.ts";
import { configured, side } from "../configuration/configurationDecision.ts";
import type { OwnAction, Region } from "../schema.ts";
import { requireAllowed } from "./capabilities.ts";
import { type HoldChange, heldBy, releasedBy } from "./holds.ts";
import { movedTo, type StatusChange } from "./lifecycle.ts";

/** What changes of the region's document. */
export interface Intervention {
  readonly status?: StatusChange | HoldChange;
  readonly region?: Partial<Pick<Region, "governorUid" | "configuration">>;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What an administrator's emergency intervention does to a region, by the very rules of the ordinary callables, except
 * that no vote binds it.
 * @throws GameError as those do.
 */
export function intervened(region: Region, action: OwnAction, reason: string, at: Date): Intervention {
  switch (action.kind) {
    case "suspend":
      return moved(region, heldBy(region, "platform", { since: at, reason, until: null }));
    case "reopen":
      return moved(region, releasedBy(region, "platform"));
    case "close":
      requireOwned(region);
      return moved(region, movedTo(region, "closing", reason));
    case "vacateGovernor":
      return vacated(region);
    case "configure": {
      requireAllowed(region, "configure");
      const { configuration, changes } = configured(region.configuration, action.change, "platform");
      return { region: { configuration }, before: side(changes, "before"), after: side(changes, "after") };
    }
  }
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
