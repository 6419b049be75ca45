import { now } from "../../functions/src/platform/clock.ts";
import { documentId } from "../../functions/src/platform/fields.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { taskCommit } from "../../functions/src/platform/taskCommit.ts";
import { players } from "../../functions/src/players/schema.ts";
import { prepareReturn } from "../../functions/src/ships/passages/settlement.ts";
import { passages } from "../../functions/src/ships/schema.ts";
import { Failure } from "../setup/failure.mjs";
import { ACTOR } from "./jobs.ts";

/** Sends a passage or freight back to where it began, whole, as if the time for its arrival had run out. The hold is not looked at. */
export async function returnPassage(given: string, note: string): Promise<string[]> {
  const passageId = documentId.safeParse(given).data;
  if (passageId === undefined) throw new Failure(`"${given}" is no id of a passage.`);
  return transact(async (tx) => {
    const intent = derivedId("returnPassage", passageId);
    const commit = taskCommit(tx, { actorUid: ACTOR, intent, at: now() });
    const passage = await commit.reads.get(passages, { passageId });
    if (passage === undefined) throw new Failure(`There is no passage "${passageId}".`);
    if (passage.settled !== null)
      throw new Failure(`The passage has ended: it was ${passage.settled.how} before.`);
    const { uid, from } = passage;
    const player = (await commit.reads.get(players, { uid }))!;
    const { stage } = await prepareReturn(commit, { passageId, passage, player }, "returned", "OPERATOR");
    stage();
    commit.audit({
      action: "returnPassage",
      subjectUid: uid,
      before: { passageId },
      after: { regionId: from.regionId },
      reason: note,
    });
    commit.finish();
    return [`✓ ${passageId} is back in ${from.regionId}.`];
  });
}
