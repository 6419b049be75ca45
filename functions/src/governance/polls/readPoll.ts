import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import type { Poll } from "./poll.ts";
import { polls } from "./schema.ts";

/** The whole document of a poll. @throws GameError `POLL_UNKNOWN`. */
export async function readPoll(
  reads: Reads,
  { regionId, pollId }: { readonly regionId: string; readonly pollId: string },
): Promise<Poll> {
  const poll = await reads.get(polls, { regionId, pollId });
  if (poll !== undefined) return poll;
  throw new GameError("POLL_UNKNOWN", `The region "${regionId}" has no poll "${pollId}".`, {
    regionId,
    pollId,
  });
}
