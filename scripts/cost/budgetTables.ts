import { READERS, type Reader } from "../../functions/src/platform/declaration/lookUps.ts";
import { BILLED, type Budget } from "./budget.ts";
import { contributedPart } from "./contributed.ts";
import { textOf } from "./formula.ts";
import { REPLAYS } from "./replays.ts";
import { CLIENT_READS, EXPLAINED, OPERATIONS } from "./table.ts";

/** The tables that the tests measure against, as people read them. */
export function budgetTables(): string {
  return `## What each operation costs

Billed document reads, writes and deletes, and enqueued tasks, of every callable, schedule and queue. \`test/budgets\`
measures them on the emulators, with 10 members and with 10,000, with a few regions and with a hundred: an operation
that costs more fails, and so does one that costs less. A read that finds nothing is billed, and so is a query that finds nothing, once. Attempts that
contention repeats come on top. An administrator's token adds one read, of the mandate, to what a player may call, too.

${budgetTable(OPERATIONS)}
The same call again, with the same request id:

${budgetTable(REPLAYS)}
${glossary()}
${contributedPart()}
## What reads straight from Firestore cost

The documents that are read, one at least for a query, and for each request the documents that the security rules look
up, at most:

${clientTable()}`;
}

function budgetTable(lines: readonly Budget[]): string {
  const rows = lines.map((line) => {
    const figures = BILLED.map((what) => textOf(line[what]));
    const sometimes = line.sometimes === undefined ? "" : " †";
    return `| \`${line.operation}\` | ${line.way ?? ""}${sometimes} | ${figures.join(" | ")} |`;
  });
  const notes = [...new Set(lines.flatMap(({ sometimes }) => sometimes ?? []))];
  const footnotes = notes.length === 0 ? "" : `\n† Not in every play. ${notes.join(" ")}\n`;
  return `| operation | way | reads | writes | deletes | tasks |
| --- | --- | ---: | ---: | ---: | ---: |
${rows.join("\n")}
${footnotes}`;
}

function glossary(): string {
  const entries = EXPLAINED.flatMap(({ quantities }) => Object.entries(quantities));
  return `Where it grows, it grows with:\n\n${entries.map(([name, words]) => `- *${name}*: ${words}`).join("\n")}\n`;
}

const PLACES = {
  region: "in a region",
  platform: "in the Nexus and the default region",
  elsewhere: "",
  group: "across all collections of the name",
} as const;

function clientTable(): string {
  const readers = Object.keys(READERS) as Reader[];
  const rows = CLIENT_READS.map(({ path, place, lookUps }) => {
    const figures = readers.map((reader) => lookUps[reader] ?? "–");
    return `| \`${path}\` | ${PLACES[place]} | ${figures.join(" | ")} |`;
  });
  return `| path | where | ${readers.map((reader) => READERS[reader]).join(" | ")} |
| --- | --- |${readers.map(() => " ---: |").join("")}
${rows.join("\n")}
`;
}
