import { barChart } from "../mermaid.ts";
import { MIX } from "./play.ts";
import { cells, headline, isBusy, type LoadReport, milliseconds } from "./report.ts";

/** docs/load.md: what was measured, on what, and how to measure it again. */
export function loadDocument(report: LoadReport): string {
  const [columns, ...rows] = cells(report);
  return `# Under load

Measured on ${report.measuredOn}: ${headline(report)},
which the emulators, the functions and the players' own process shared${isBusy(report) ? othersToo(report) : ""}.
Written by \`npm run load -- --keep\`; \`npm run load\` measures again without writing here.

${barChart(
  "95th percentile",
  "ms",
  report.operations.flatMap(({ operation, p95Ms }) => (p95Ms === null ? [] : [[operation, p95Ms] as const])),
)}

${line(columns!)}
${line(["---", ...rows[0]!.slice(1).map(() => "---:")])}
${rows.map((row) => line(row)).join("\n")}

*calls*: answered ones, after a warm-up of five seconds. Durations run from sending to the answer as the player waits for it,
with the repetitions after \`BUSY\`; what was waited to obey a rate limit is not in them. *repeated*: attempts of
transactions beyond the first, counted in the functions: others were writing the same documents. *refused*: answers that
were errors; \`BUSY\` and \`RATE_LIMITED\` were obeyed and the call sent again. The players' own process was at most
${milliseconds(report.clientDelayP99Ms)} ms late (p99).

## What is done

${report.players} players, citizens of ${report.regions} regions of 500 sectors that the real jobs built, each wait for an answer,
think for ${report.thinkMs} ms on average (exponentially) and act again:
${mix()}. The owner of each region configures it every other time instead,
from three desks at once, two of which set the same field; joins and departures read the document that these
write. Ballots go to one open poll in each region. Maps are read straight from Firestore, under the rules. One player
asks for its own profile from twenty loops without a pause, and meets the rate limit.

Emulators show what the code and its transactions do to each other, not how long Google's Firestore takes. Here a commit
waits up to two seconds for other transactions that have read what it writes, and is then aborted; Firestore's client tries
again after half a second to one and a half, then later and later. Those two waits are what configuring at three desks takes;
no other operation here writes a document that others write.

## What must hold

Any of these makes the command end with 1; in the run above ${report.checks.every(({ faults }) => faults.length === 0) ? "all held" : "NOT all held"}.

${report.checks.map(({ name, faults }) => `- ${name[0]!.toUpperCase()}${name.slice(1)}: ${faults.length === 0 ? "holds" : `${faults.length} faults`}.`).join("\n")}

The serial order of a configuration field is read from the region's log: no two writes have the same value, so each change
names the one before it. A lost update shows as two changes that begin at one value. No write may take effect before one
that was acknowledged before it was sent.

## Again

\`\`\`sh
npm run load                                      # emulators of its own: 60 s or 20,000 calls, whichever is first
npm run load -- --seconds 20 --calls 5000         # shorter
npm run load -- --think-ms 0                      # as hard as ${report.players} players can
npm run load -- --running                         # against \`npm start\`; takes out what it put in
npm run load -- --json                            # for programs
\`\`\`
`;
}

const othersToo = ({ loadBefore }: LoadReport) =>
  `\nwith other programs (load average ${loadBefore.toFixed(1)} before the run: the durations are theirs as well)`;

const line = (values: readonly string[]) => `| ${values.join(" | ")} |`;

const WORDS = {
  readMap: "maps",
  planRoute: "routes",
  joinOrLeave: "joins and departures",
  castBallot: "ballots",
} as const satisfies Record<keyof typeof MIX, string>;

const mix = () =>
  Object.entries(MIX)
    .map(([act, percent]) => `${WORDS[act as keyof typeof MIX]} ${percent} %`)
    .join(", ");
