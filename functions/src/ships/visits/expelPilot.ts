import type { Commit, Stage } from "../../platform/moments.ts";
import { players } from "../../players/schema.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { pilots } from "../schema.ts";
import { prepareHomecoming } from "./homecoming.ts";

/** Sends the banned player's pilot home in the commit of the ban, where the pilot is in the region. */
export async function expelPilot(
  commit: Commit,
  { regionId, uid }: { readonly regionId: string; readonly uid: string },
): Promise<Stage | undefined> {
  const { reads, intent, now } = commit;
  const pilot = await reads.get(pilots, { uid });
  if (pilot?.place.regionId !== regionId) return undefined;
  const player = await reads.get(players, { uid });
  if (player === undefined) return undefined;
  const { place, stage } = await prepareHomecoming(commit, pilot, player, { isSentAway: true });
  return (tx) => {
    stage(tx);
    if (pilot.passageId !== null) return;
    const sentence = `You were brought from ${regionId} to ${place.regionId}, with ship and cargo.`;
    stageNotice(tx, { uid, kind: "SENT_HOME", sentence, regionId }, { intent, at: now });
  };
}
