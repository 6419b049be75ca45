import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { documentId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { transact } from "../../platform/store.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import { passages } from "../schema.ts";
import { prepareEnd } from "./settlement.ts";

const bodySchema = z.object({ passageId: documentId });

/** Settles a passage once: late, twice or beside the traveller's own call there is one outcome. */
export async function settlePassage(body: unknown): Promise<void> {
  const { passageId } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const passage = (await tx.get(passages.ref({ passageId }))).data();
    if (passage?.dueAt == null || passage.dueAt > at) return;
    const intent = derivedId("settlePassage", passageId);
    const commit = taskCommit(tx, { actorUid: "schedule:settlePassages", intent, at });
    const { stage } = await prepareEnd(commit, passageId, passage);
    stage();
    commit.finish();
  });
}
