import type { Poll } from "../../../functions/src/governance/polls/poll.ts";

/** The pages of a vote's anonymous ballots as they are stored, a read for each 500 ballots. @throws FirestoreError. */
export async function readPublished({
  regionId,
  pollId,
  pageCount,
}: Pick<Poll, "regionId" | "pollId" | "pageCount">): Promise<unknown[]> {
  const { read } = await import("./documents.ts");
  return Promise.all(
    Array.from({ length: pageCount }, (_, page) =>
      read({
        template: "regions/{regionId}/polls/{pollId}/publishedBallots/{page}",
        parameters: { regionId, pollId, page: String(page) },
      }),
    ),
  );
}
