import { expect, test } from "vitest";
import { elections } from "../../../functions/src/governance/elections/schema.ts";
import { proposals } from "../../../functions/src/governance/laws/schema.ts";
import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import { polls, publishedBallots } from "../../../functions/src/governance/polls/schema.ts";
import {
  type Choice,
  choiceSchemaFor,
  METHODS,
  type Method,
  YES_NO_OPTIONS,
} from "../../../functions/src/governance/polls/tally/schema.ts";
import { treaties } from "../../../functions/src/governance/treaties/schema.ts";
import { type Verdict, verdictOn } from "../../../web/src/votes/verdict.ts";
import {
  electionVotedOn,
  proposalVotedOn,
  treatyVotedOn,
  type VotedOn,
} from "../../../web/src/votes/votedOn.ts";
import { citizens, openPoll, settle } from "../../emulator/governance/pollWorld.ts";
import { call } from "../../emulator/membership/world.ts";
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
  // In as many the storyline casts ballots.
  expect(cast.length).toBeGreaterThanOrEqual(5);
});

test.each(METHODS)("ballots by %s are counted by the console's code as they were decided", async (method) => {
  const regionId = `recounts-${method.toLowerCase()}`;
  const isQuestion = method === "yesNoAbstain";
  const options = isQuestion ? [...YES_NO_OPTIONS] : ["ann", "ben", "cy"];
  // With a quorum, ballots at the last moment would make it longer.
  const asked = { method, options, quorumVoters: 0, powersCount: true };
  const pollId = await openPoll(regionId, isQuestion ? asked : { ...asked, rule: null });
  const voters = ["a", "b", "c", "d", "e"].map((name) => `${regionId}-${name}`);
  await citizens(regionId, voters, { votingPower: 3 });
  for (const [index, uid] of voters.entries()) {
    const turned = [...options.slice(index % 3), ...options.slice(0, index % 3)];
    const ballot = { regionId, pollId, choice: choiceOf(method, turned) };
    expect((await call(uid, "governance/castBallot", ballot)).reason).toBeUndefined();
  }
  const closesAt = new Date();
  await polls.ref({ regionId, pollId }).update({ closesAt, dueAt: closesAt });
  expect(await settle(regionId)).toBe(204);
  const poll = (await polls.ref({ regionId, pollId }).get()).data()!;
  expect(poll.result?.tally).not.toBeNull();
  expect(await verdictOf(poll)).toEqual({ ...right, content: "kept", ballots: expect.any(Number) });
  expect((await verdictOf(poll))?.ballots).toBeGreaterThanOrEqual(voters.length);
});

/** For the first of them, or for the first before the second. */
function choiceOf(method: Method, [first, second]: readonly string[]): Choice {
  const { kind } = choiceSchemaFor(method).shape;
  switch (kind.value) {
    case "one":
      return { kind: "one", option: first! };
    case "several":
      return { kind: "several", options: [first!, second!] };
    case "points":
      return { kind: "points", points: { [first!]: 2, [second!]: 1 } };
    case "ranking":
      return { kind: "ranking", ranking: [first!, second!] };
  }
}

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
