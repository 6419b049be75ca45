import type { Query } from "firebase-admin/firestore";
import { MAX_OPTIONS } from "../polls/tally/schema.ts";
import type { Nomination } from "./candidacy.ts";
import type { Election } from "./election.ts";
import { nominations } from "./schema.ts";

/** Who accepted within the same instant can be more than a ballot holds; of these the first are taken. */
const MOST_READ = 5 * MAX_OPTIONS;

/** Who stands in an election, in the order of acceptance. */
export function standingCandidates({
  regionId,
  electionId,
}: Pick<Election, "regionId" | "electionId">): Query<Nomination> {
  return nominations
    .collection({ regionId, electionId })
    .where("withdrawnAt", "==", null)
    .where("acceptedAt", ">", new Date(0))
    .orderBy("acceptedAt")
    .limit(MOST_READ);
}
