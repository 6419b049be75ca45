import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { members } from "../schema.ts";

/** Has every ban lifted whose term has passed. It holds no longer anyway: this is what tells the player, and the log. */
export async function liftExpiredBans(): Promise<void> {
  const call = { queue: "membershipWorker", task: "liftExpiredBan" };
  await enqueueDue(dueBy(members.group(), "ban.until"), call, ({ uid, ban }, { ref }) => {
    const regionId = ref.parent.parent!.id;
    return { body: { regionId, uid }, dueAt: ban!.until };
  });
}
