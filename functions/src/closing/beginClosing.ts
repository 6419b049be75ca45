import type { Commit, Stage } from "../platform/moments.ts";
import type { Region, RegionStatus } from "../regions/schema.ts";
import { freezeRegion } from "./freezeRegion.ts";
import { stagePhase } from "./phase.ts";
import { announcedAt } from "./residence.ts";

/** A region that begins to close is frozen, and so on to its end. */
export async function beginClosing(
  commit: Commit,
  { region, status }: { readonly region: Region; readonly status: RegionStatus },
): Promise<Stage | undefined> {
  if (status !== "closing") return undefined;
  const { regionId, displayName } = region;
  const at = commit.now;
  return (tx) => {
    const begun = {
      regionId,
      displayName,
      phase: "freeze" as const,
      epoch: 1,
      startedAt: at,
      announcedAt: announcedAt(region, at),
      phaseSince: at,
      dueAt: null,
      closedAt: null,
      frozen: null,
    };
    for (const row of stagePhase(tx, begun, freezeRegion, at)) commit.enqueue(row);
  };
}
