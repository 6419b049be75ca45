import { GameError } from "../../platform/errors.ts";
import { documentPath } from "../../platform/paths.ts";
import type { Reads } from "../../platform/store.ts";
import type { Poll } from "../polls/poll.ts";
import { polls } from "../polls/schema.ts";
import type { Election } from "./election.ts";
import { elections } from "./schema.ts";

/** An election and its poll, in one round trip. @throws GameError `ELECTION_UNKNOWN`. */
export async function readElection(
  reads: Reads,
  { regionId, electionId }: { readonly regionId: string; readonly electionId: string },
): Promise<{ election: Election; poll: Poll }> {
  await reads.load([
    documentPath(elections.template, { regionId, electionId }),
    documentPath(polls.template, { regionId, pollId: electionId }),
  ]);
  const election = await reads.get(elections, { regionId, electionId });
  const poll = await reads.get(polls, { regionId, pollId: electionId });
  if (election !== undefined && poll !== undefined) return { election, poll };
  throw new GameError("ELECTION_UNKNOWN", `The region "${regionId}" has no election "${electionId}".`, {
    regionId,
    electionId,
  });
}
