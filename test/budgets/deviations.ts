import { house } from "../../functions/src/house.ts";
import type { Quantities } from "../../functions/src/platform/declaration/figures.ts";
import { PROGRESS_MS } from "../../functions/src/platform/work/jobTask.ts";
import { BILLED, type Bill, type Budget, billOf, nameOf } from "../../scripts/cost/budget.ts";
import { quantitiesOf } from "../../scripts/cost/formula.ts";
import type { BilledRequest } from "../support/costLog.ts";

/** One request as it was measured, with what its formulas are to be filled with. */
export interface Measured {
  readonly operation: string;
  /** Where it was played: a chapter's title. */
  readonly where: string;
  readonly bill: Bill;
  /** How long it took. */
  readonly ms: number;
  /** What of it other rooms have contributed. */
  readonly contributed: BilledRequest["contributed"];
  readonly quantities: Quantities;
}

export interface Comparison {
  /** In words, each with what to change; empty when every request costs what its line says. */
  readonly deviations: readonly string[];
  /** The lines that some request has met. */
  readonly met: ReadonlySet<Budget>;
}

/** Holds each request against the lines of its operation: it must cost exactly what one of them says, no less. */
export function compare(requests: readonly Measured[], table: readonly Budget[]): Comparison {
  const met = new Set<Budget>();
  const deviations = new Set<string>();
  for (const request of requests) {
    const lines = table.filter(({ operation }) => operation === request.operation);
    const line = lines.find((candidate) => agrees(candidate, request));
    if (line === undefined) deviations.add(deviation(request, lines));
    else met.add(line);
  }
  return { deviations: [...deviations], met };
}

const jobs = new Set<string>(house.rooms.flatMap((room) => Object.keys(room.jobs)));

function agrees(line: Budget, { operation, bill, ms, quantities }: Measured): boolean {
  if (unknownIn(line, quantities).length > 0) return false;
  const expected = billOf(line, quantities);
  // What the run of a job pays to show its progress: on a quick machine none takes as long.
  const shown = bill.writes - expected.writes;
  if (shown < 0 || shown > (jobs.has(operation) ? Math.floor(ms / PROGRESS_MS) : 0)) return false;
  const more: Partial<Bill> = { reads: shown, writes: shown };
  return BILLED.every((what) => expected[what] + (more[what] ?? 0) === bill[what]);
}

/** Quantities that the line names and nobody has counted. */
function unknownIn(line: Budget, quantities: Quantities): string[] {
  return BILLED.flatMap((what) => quantitiesOf(line[what])).filter((name) => quantities[name] === undefined);
}

function expectation(line: Budget, quantities: Quantities): string {
  const unknown = unknownIn(line, quantities);
  const figure = unknown.length === 0 ? figures(billOf(line, quantities)) : `needs ${unknown.join(", ")}`;
  return `${nameOf(line)}: ${figure}`;
}

function deviation({ operation, where, bill, quantities }: Measured, lines: readonly Budget[]): string {
  const allowed = lines.map((line) => `\n  ${expectation(line, quantities)}`);
  const given = Object.entries(quantities).map(([name, value]) => `${name} ${value}`);
  return (
    `${operation} (${where}) cost ${figures(bill)}${given.length > 0 ? ` with ${given.join(", ")}` : ""}. ` +
    `${lines.length === 0 ? "It has no line.\n" : `The table has:${allowed.join("")}\n`}` +
    `If this is what it must cost, this is its line in the room's figures.ts:\n  ${lineFor(operation, bill)}`
  );
}

function figures(bill: Bill): string {
  return BILLED.map((what) => `${bill[what]} ${what}`).join(", ");
}

/** Ready to paste; where the operation has several ways, the way wants its words. */
export function lineFor(operation: string, bill: Bill): string {
  const amounts = BILLED.filter((what) => bill[what] > 0).map((what) => `${what}: ${bill[what]}`);
  return `${operation.split("/").at(-1)}: [{ ${amounts.join(", ")} }],`;
}
