/**
 * `npm run recount -- <election or poll id> [--receipt …] [--archive <region>] [--project <id>]`: repeats the count of a closed vote from what
 * everybody can read: the poll, the tie secret revealed after closing, the anonymous ballots. On the local stack, or with
 * application default credentials on a project.
 */
import type { z } from "zod";
import { archivedLines } from "../functions/src/closing/archive.ts";
import type { Poll } from "../functions/src/governance/polls/poll.ts";
import type { PublishedBallot } from "../functions/src/governance/polls/publication.ts";
import { type Recount, recountOf } from "../functions/src/governance/polls/recount.ts";
import { polls, publishedBallots } from "../functions/src/governance/polls/schema.ts";
import { recordOf } from "../functions/src/platform/documents/records.ts";
import { command, given } from "./command.ts";
import { Failure } from "./setup/failure.mjs";
import { chooseBackend, requireBackend } from "./stack/backend.ts";

const USAGE =
  "npm run recount -- <election or poll id> [--receipt <receipt>] [--archive <region that has closed>] [--project <project id>]";

interface Published {
  readonly poll: Poll;
  readonly ballots: PublishedBallot[];
}

/** The poll of this id, in whichever region, and its published ballots. @throws Failure in words for a person. */
export async function readPublished(pollId: string): Promise<Published> {
  const [stored] = (await polls.group().where("pollId", "==", pollId).limit(1).get()).docs;
  if (stored === undefined)
    throw new Failure(
      `There is no vote of the id "${pollId}". Of a region that has closed, name it: --archive.`,
    );
  const poll = stored.data();
  const { regionId, pageCount } = poll;
  // By their ids: nothing is indexed here.
  const pages = await Promise.all(
    Array.from({ length: pageCount }, (_, page) => publishedBallots.ref({ regionId, pollId, page }).get()),
  );
  const found = pages.flatMap((page) => page.data() ?? []);
  return whole(poll, found);
}

/** The same of a region that has closed, out of the public part of its archive. */
export async function readArchived(pollId: string, regionId: string): Promise<Published> {
  const path = `regions/${regionId}/polls/${pollId}`;
  let poll: Poll | undefined;
  const pages: Page[] = [];
  for await (const lines of archivedLines(regionId, "public")) {
    for (const record of lines.map(recordOf)) {
      if (record.path === path) poll = polls.schema.parse(record.fields);
      if (record.path.startsWith(`${path}/publishedBallots/`))
        pages.push(publishedBallots.schema.parse(record.fields));
    }
  }
  if (poll === undefined)
    throw new Failure(`The archive of "${regionId}" has no vote of the id "${pollId}".`);
  pages.sort((one, other) => one.page - other.page);
  return whole(poll, pages);
}

type Page = z.infer<typeof publishedBallots.schema>;

function whole(poll: Poll, pages: readonly Page[]): Published {
  const { pageCount, phase } = poll;
  if (phase === "cancelled") throw new Failure("This vote was called off; nothing was counted.");
  if (poll.result !== null && poll.result.tally === null)
    throw new Failure(`Nobody had to vote: it ended ${poll.result.outcome}.`);
  if (phase !== "published" && phase !== "erased")
    throw new Failure(`Its ballots are not published yet: voting ends at ${poll.closesAt.toISOString()}.`);
  if (pages.length !== pageCount)
    throw new Failure(
      `${pages.length} of ${pageCount} pages of ballots are there: the publication is damaged.`,
    );
  return { poll, ballots: pages.flatMap(({ ballots }) => ballots) };
}

function report(
  poll: Poll,
  ballots: readonly PublishedBallot[],
  { tally, isComplete, secretKept, agrees, follows }: Recount,
): string {
  const width = Math.max(...tally.totals.map(({ option }) => option.length));
  const most = Math.max(1, ...tally.totals.map(({ votes }) => Number(votes)));
  return [
    `${poll.title} (${poll.regionId}, ${poll.method}, ${poll.seats} ${poll.seats === 1 ? "seat" : "seats"})`,
    `${poll.result?.voters} voters, ${ballots.length} published ballots, ended ${poll.result?.outcome}`,
    "",
    ...tally.totals.map(({ option, votes }) => {
      const bar = "█".repeat(Math.round((Number(votes) / most) * 40));
      return `  ${option.padEnd(width)} ${votes.padStart(12)} ${bar}${tally.winners.includes(option) ? " ★" : ""}`;
    }),
    ...tally.rounds.map(
      ({ round, elected, excluded }) =>
        `  round ${round}: elected ${elected.join(", ") || "nobody"}; excluded ${excluded.join(", ") || "nobody"}`,
    ),
    ...tally.ties.map(({ among, decidedFor, at }) => `  tie of ${among.join(", ")} (${at}): ${decidedFor}`),
    "",
    `${isComplete ? "✓" : "✗"} there are as many ballots as were cast, each once`,
    `${secretKept ? "✓" : "✗"} the tie secret is the one committed to when voting opened`,
    `${agrees ? "✓" : "✗"} the ballots give the published count`,
    `${follows ? "✓" : "✗"} the outcome follows from the count`,
  ].join("\n");
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const options = { receipt: text, archive: text, project: text };
  const { words, values } = given(USAGE, { least: 1, most: 1 }, options);
  const [pollId = ""] = words;
  chooseBackend(values.project);
  await requireBackend();
  const { archive } = values;
  const read = archive === undefined ? readPublished(pollId) : readArchived(pollId, archive);
  const { poll, ballots } = await read;
  const recount = recountOf(poll, ballots);
  console.log(report(poll, ballots, recount));
  if (values.receipt !== undefined) {
    const own = ballots.find(({ receipt }) => receipt === values.receipt);
    if (own === undefined) throw new Failure("No published ballot has this receipt.");
    console.log(`✓ the ballot of your receipt says ${JSON.stringify(own.choice)}`);
  }
  const { isComplete, secretKept, agrees, follows } = recount;
  if (!(isComplete && secretKept && agrees && follows)) process.exitCode = 1;
}

if (import.meta.main) await command(main);
