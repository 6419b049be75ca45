import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { resultOf } from "../../../functions/src/governance/polls/decidePoll.ts";
import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import type { PublishedBallot } from "../../../functions/src/governance/polls/publication.ts";
import { recounted } from "../../../functions/src/governance/polls/recount.ts";
import { commitTieSecret } from "../../../functions/src/governance/polls/tally/tie.ts";
import { type AnsweredRecount, type AskedRecount, verdictOn } from "../../../web/src/votes/verdict.ts";
import { exampleOf } from "../../generate/declared.ts";
import { publicDirectory } from "../../stack/console.ts";
import { milliseconds } from "../measure.ts";

const BALLOTS = 10_000;
const PAGE_BALLOTS = 500;
const OPTIONS = Array.from({ length: 8 }, (_, index) => `candidate-${index}`);
const SECRET = "a secret that is long enough to be one";

/** A closed vote by ranking with its published ballots, in which nobody wins before the last rounds. */
export async function rankedVote(): Promise<AskedRecount> {
  const ballots = Array.from({ length: BALLOTS }, (_, index) => ballotOf(index));
  const open = {
    ...((await exampleOf("polls")) as unknown as Poll),
    ...{ method: "rankedChoice", seats: 1, options: OPTIONS, rule: null, powersCount: false },
    ...{ tieSecret: SECRET, tieCommitment: commitTieSecret(SECRET), contentHash: null, phase: "erased" },
    ...{ entitledCount: BALLOTS, quorumVoters: 1 },
  } as const satisfies Poll;
  const tally = recounted(open, ballots);
  const pages = Array.from({ length: BALLOTS / PAGE_BALLOTS }, (_, page) => ({
    page,
    ballots: ballots.slice(page * PAGE_BALLOTS, (page + 1) * PAGE_BALLOTS),
  }));
  const result = resultOf(open, { voters: BALLOTS, votes: BALLOTS, tally });
  return { poll: { ...open, result, pageCount: pages.length }, pages, votedOn: null };
}

/** All options in an order of the ballot's own. */
function ballotOf(index: number): PublishedBallot {
  const ranking: string[] = [];
  const left = [...OPTIONS];
  for (let draw = (index * 2_654_435_761) >>> 0; left.length > 0; draw = Math.floor(draw / 7))
    ranking.push(...left.splice(draw % left.length, 1));
  return { receipt: String(index).padStart(43, "r"), choice: { kind: "ranking", ranking } };
}

export async function recountInNode(asked: AskedRecount): Promise<number> {
  return milliseconds(async () => requireRight(verdictOn(structuredClone(asked))));
}

/** Starts the console's own worker in a page, and hands it the vote. */
export async function openRecount(page: Page, runId: string, asked: AskedRecount): Promise<void> {
  const assets = readdirSync(join(publicDirectory(runId), "assets"));
  const file = assets.find((name) => name.startsWith("recountWorker-"))!;
  await page.evaluate(
    ([address, vote]) => {
      const worker = new Worker(address, { type: "module" });
      Object.assign(globalThis, {
        recount: () =>
          new Promise((resolve) => {
            const from = performance.now();
            worker.onmessage = ({ data }) => resolve({ ms: performance.now() - from, answer: data });
            worker.postMessage(vote);
          }),
      });
    },
    [`/assets/${file}`, asked] as const,
  );
}

/** Milliseconds from the question to the worker's answer. */
export async function recountInPage(page: Page): Promise<number> {
  const { ms, answer } = await page.evaluate(() =>
    (globalThis as unknown as { recount(): Promise<{ ms: number; answer: AnsweredRecount }> }).recount(),
  );
  requireRight(answer);
  return ms;
}

function requireRight(answer: AnsweredRecount): void {
  if (answer?.ballots === BALLOTS && answer.agrees && answer.follows && answer.isComplete) return;
  throw new Error(`The recount found ${JSON.stringify(answer)}`);
}
