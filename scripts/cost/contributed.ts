import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rooms } from "../../functions/src/house.ts";
import type { RoomDeclaration } from "../../functions/src/platform/declaration/declareRoom.ts";
import { root } from "../command.ts";

const COUNTED = ["reads", "writes", "deletes"] as const;
type Counted = (typeof COUNTED)[number];

/** The fewest and the most that one request was seen to need. */
export type Span = readonly [least: number, most: number];
export type Contributed = Readonly<Record<Counted, Span>>;
/** By operation, and by `<room> at <point>`. */
export type ContributedTable = Readonly<Record<string, Readonly<Record<string, Contributed>>>>;

/** What rooms were seen to contribute, for the page of costs: `RECORD=true npm test -- test/budgets` writes it. */
export const CONTRIBUTED_FILE = join(root, "test/budgets/contributed.json");

export const contributedTable = (): ContributedTable => JSON.parse(readFileSync(CONTRIBUTED_FILE, "utf8"));

interface Request {
  readonly operation: string;
  readonly contributed: Readonly<Record<string, Readonly<Record<Counted, number>>>>;
}

/** What each room has contributed to each operation, over all requests in which it did. */
export function contributedIn(requests: readonly Request[]): ContributedTable {
  const sorted = <Value>(entries: readonly (readonly [string, Value])[]) =>
    Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const contributing = requests.filter(({ contributed }) => Object.keys(contributed).length > 0);
  return sorted(
    [...Map.groupBy(contributing, ({ operation }) => operation)].map(([operation, those]) => {
      const byRoom = Map.groupBy(
        those.flatMap(({ contributed }) => Object.entries(contributed)),
        ([by]) => by,
      );
      const spans = [...byRoom].map(([by, bills]) => [by, spansOf(bills.map(([, bill]) => bill))] as const);
      return [operation, sorted(spans)] as const;
    }),
  );
}

function spansOf(bills: readonly Readonly<Record<Counted, number>>[]): Contributed {
  const span = (what: Counted): Span => {
    const seen = bills.map((bill) => bill[what]);
    return [Math.min(...seen), Math.max(...seen)];
  };
  return { reads: span("reads"), writes: span("writes"), deletes: span("deletes") };
}

/** What was seen and is not within what is recorded, in words. */
export function beyond(seen: ContributedTable, recorded: ContributedTable): string[] {
  return Object.entries(seen).flatMap(([operation, byRoom]) =>
    Object.entries(byRoom).flatMap(([by, spans]) => {
      const known = recorded[operation]?.[by];
      const isWithin = COUNTED.every(
        (what) => known !== undefined && spans[what][0] >= known[what][0] && spans[what][1] <= known[what][1],
      );
      return isWithin
        ? []
        : [`${operation}: ${by}: ${text(spans)}, recorded ${known ? text(known) : "nothing"}`];
    }),
  );
}

const spanText = ([least, most]: Span) => (least === most ? `${least}` : `${least}–${most}`);
const text = (spans: Contributed) => COUNTED.map((what) => `${spanText(spans[what])} ${what}`).join(", ");

/** The part of the page of costs that tells whose reads and writes an operation's are. */
export function contributedPart(): string {
  const rows = Object.entries(contributedTable()).flatMap(([operation, byRoom]) =>
    Object.entries(byRoom).map(([by, spans]) => {
      const [room, point] = by.split(" at ");
      const figures = COUNTED.map((what) => spanText(spans[what]));
      return `| \`${operation}\` | \`${room}\` | \`${point}\` | ${figures.join(" | ")} |`;
    }),
  );
  return `### What rooms contribute

Of these figures, what a room reads and writes because it takes part in what another room does: the fewest and the most that one request
of the storyline needed. What was read before in the same call is not read again, and counts for nobody; entries of the log and tasks that it asks
for are written with the call's own, and count there. Measured with the budgets.

| operation | room | to | reads | writes | deletes |
| --- | --- | --- | ---: | ---: | ---: |
${rows.join("\n")}

By what each says of itself:

| room | to | adds |
| --- | --- | --- |
${declared().join("\n")}
`;
}

function declared(): string[] {
  return rooms.flatMap(({ name, contributions }: RoomDeclaration) =>
    contributions.map(({ to, bills }) => `| \`${name}\` | \`${to}\` | ${bills} |`),
  );
}
