import type { Commit, Stage } from "../../platform/moments.ts";
import { prepareFirstPilot } from "./firstPilot.ts";

/** Gives a new player a pilot, in the commit that registers the player. */
export async function enterService(
  commit: Commit,
  person: { readonly uid: string; readonly name: string; readonly homeRegionId: string },
): Promise<Stage> {
  const { pilot, stage } = await prepareFirstPilot(commit, person);
  return (tx) => stage(tx, pilot, false);
}
