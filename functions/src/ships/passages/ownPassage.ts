import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import { type Passage, passages } from "../schema.ts";

/** A passage of the caller's. @throws GameError `PASSAGE_UNKNOWN`, which tells nothing of another's. */
export async function ownPassage(reads: Reads, passageId: string, uid: string): Promise<Passage> {
  const passage = await reads.get(passages, { passageId });
  if (passage?.uid === uid) return passage;
  throw new GameError("PASSAGE_UNKNOWN", "You have no such passage.", { passageId });
}
