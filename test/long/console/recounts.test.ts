import { expect, test } from "vitest";
import { elections } from "../../../functions/src/governance/elections/schema.ts";
import { proposals } from "../../../functions/src/governance/laws/schema.ts";
import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import { polls, publishedBallots } from "../../../functions/src/governance/polls/schema.ts";
import { treaties } from "../../../functions/src/governance/treaties/schema.ts";
import { type Verdict, verdictOn } from "../../../web/src/votes/verdict.ts";
import {
  electionVotedOn,
  proposalVotedOn,
  treatyVotedOn,
  type VotedOn,
} from "../../../web/src/votes/votedOn.ts";
import { acts } from "../../support/storyline/chapters.ts";
import { playStoryline } from "../../support/storyline/play.ts";
import { runOf } from "../../support/storyline/start.ts";
import type { Chapter } from "../../support/storyline/story.ts";

const timeout = 900_000;
const right = { isComplete: true, secretKept: true, agrees: true, follows: true } as const;

interface Recounted {
  readonly method: Poll["method"];
  readonly verdict: Verdict | null;
}

test("every vote of the storyline is counted by the console's code as it was decided", {
  timeout,
}, async () => {
  const recounted = new Map<string, Recounted>();
  /** After each chapter: a later one may close the region, and its votes with it. */
  const recount: Chapter = {
    title: "recount",
    async play() {
      for (const doc of (await polls.group().get()).docs) {
        const poll = doc.data();
        const vote = `${poll.regionId}/${poll.pollId}`;
        if (recounted.has(vote)) continue;
        if (poll.result?.tally == null || (poll.phase !== "published" && poll.phase !== "erased")) continue;
        recounted.set(vote, { method: poll.method, verdict: await verdictOf(poll) });
      }
    },
  };
  for (const { title, chapters, rooms } of acts)
    if (rooms.includes("governance"))
      await playStoryline({
        run: runOf("recounts", title),
        chapters: chapters.flatMap((chapter) => [chapter, recount]),
      });
  for (const [vote, { verdict }] of recounted) {
    expect(verdict, vote).toMatchObject(right);
    expect(["kept", "nothing"], vote).toContain(verdict!.content);
  }
  const cast = [...recounted.values()].filter(({ verdict }) => verdict!.ballots > 0);
  console.log(
    `${recounted.size} votes, ${cast.length} with ballots: ${[...new Set(cast.map(({ method }) => method))]}`,
  );
  expect(cast.length).toBeGreaterThan(10);
  expect(new Set(cast.map(({ method }) => method)).size).toBeGreaterThan(3);
});

async function verdictOf(poll: Poll): Promise<Verdict | null> {
  const { regionId, pollId, pageCount } = poll;
  const pages = await Promise.all(
    Array.from({ length: pageCount }, async (_, page) =>
      (await publishedBallots.ref({ regionId, pollId, page }).get()).data(),
    ),
  );
  return verdictOn({ poll, pages, votedOn: await votedOnOf(poll) });
}

/** As the page of a vote reads it. */
async function votedOnOf({ regionId, pollId, subject }: Poll): Promise<VotedOn | null> {
  if (subject.kind === "proposal") {
    const proposal = (await proposals.ref({ regionId, proposalId: pollId }).get()).data();
    return proposal === undefined ? null : proposalVotedOn(proposal);
  }
  if (subject.kind === "treaty") {
    const treaty = (await treaties.ref({ treatyId: subject.subjectId }).get()).data();
    return treaty === undefined ? null : treatyVotedOn(treaty);
  }
  const election = (await elections.ref({ regionId, electionId: pollId }).get()).data();
  return election === undefined ? null : electionVotedOn(election);
}
