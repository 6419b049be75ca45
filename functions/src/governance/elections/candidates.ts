import type { Query } from "firebase-admin/firestore";
import { MAX_OPTIONS } from "../polls/tally/schema.ts";
import type { Nomination } from "./candidacy.ts";
import type { Election } from "./election.ts";
import { nominations } from "./schema.ts";

type Named = Pick<Election, "regionId" | "electionId">;

/** In a region of more than 200 citizens more can have signatures enough than a ballot holds. */
const MOST_READ = 5 * MAX_OPTIONS;

/** Who has the signatures that an election asks for, the most first. Who has withdrawn has none. */
export function secondedCandidates({ regionId, electionId }: Named, needed: number): Query<Nomination> {
  return nominations
    .collection({ regionId, electionId })
    .where("seconderCount", ">=", needed)
    .orderBy("seconderCount", "desc")
    .limit(MOST_READ);
}

/** The candidacy that somebody has signed for. */
export function signedBy({ regionId, electionId }: Named, uid: string): Query<Nomination> {
  return nominations
    .collection({ regionId, electionId })
    .where("seconderUids", "array-contains", uid)
    .limit(1);
}
