import { describe, expect, test } from "vitest";
import { resultOf } from "../../../functions/src/governance/polls/decidePoll.ts";
import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import type { PublishedBallot } from "../../../functions/src/governance/polls/publication.ts";
import { recounted, recountOf } from "../../../functions/src/governance/polls/recount.ts";
import { commitTieSecret } from "../../../functions/src/governance/polls/tally/tie.ts";
import { poll } from "./polls.ts";

const SECRET = "a secret that is long enough to be one";
const option = (index: number) => (index < 3 ? "for" : "against");
const ballots: PublishedBallot[] = Array.from({ length: 4 }, (_, index) => ({
  receipt: String(index).padStart(43, "r"),
  choice: { kind: "one", option: option(index) },
}));

function counted(fields: Partial<Poll> = {}): Poll {
  const open = poll({ tieSecret: SECRET, tieCommitment: commitTieSecret(SECRET), ...fields });
  const tally = recounted(open, ballots);
  return { ...open, phase: "erased", result: resultOf(open, { voters: 4, votes: 4, tally }) };
}

describe("a recount", () => {
  test("finds nothing where nothing was changed", () => {
    expect(recountOf(counted(), ballots)).toMatchObject({
      isComplete: true,
      secretKept: true,
      agrees: true,
      follows: true,
    });
  });

  test.each([
    ["a ballot is missing", ballots.slice(1)],
    ["a ballot stands twice", [ballots[0]!, ...ballots.slice(0, 3)]],
    ["a ballot is too many", [...ballots, { ...ballots[0]!, receipt: "x".repeat(43) }]],
  ])("finds that %s", (_, published) => {
    expect(recountOf(counted(), published).isComplete).toBe(false);
  });

  test("takes more ballots than voters where one voter can weigh more", () => {
    const more = [...ballots, { ...ballots[0]!, receipt: "x".repeat(43) }];
    expect(recountOf(counted({ powersCount: true }), more).isComplete).toBe(true);
    expect(recountOf(counted({ powersCount: true }), ballots.slice(1)).isComplete).toBe(false);
  });

  test("finds a changed ballot, another secret, another outcome", () => {
    const changed = ballots.with(0, { ...ballots[0]!, choice: { kind: "one", option: "against" } });
    expect(recountOf(counted(), changed)).toMatchObject({ isComplete: true, agrees: false });
    expect(recountOf({ ...counted(), tieSecret: "y".repeat(40) }, ballots).secretKept).toBe(false);
    const { result } = counted();
    const lied = { ...counted(), result: { ...result!, outcome: "rejected" as const } };
    expect(recountOf(lied, ballots)).toMatchObject({ agrees: true, follows: false });
  });
});
