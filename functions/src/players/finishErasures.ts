import { log } from "../platform/log.ts";
import { erase } from "./erasure.ts";
import { erasures } from "./schema.ts";

const UNFINISHED = 50;

/** What a task could not finish in its attempts. Safe to run beside a task: both erase the same. */
export async function finishErasures(): Promise<void> {
  const { docs } = await erasures.collection({}).where("erasedAt", "==", null).limit(UNFINISHED).get();
  for (const { id: uid } of docs) {
    try {
      await erase(uid);
      log.info("erasure finished");
    } catch (error) {
      log.error("erasure failed again", { error: String(error) });
    }
  }
}
