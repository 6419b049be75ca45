import { createHash } from "node:crypto";
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bucketOf } from "../../functions/src/platform/random.ts";
import { root } from "../command.ts";

/** What a run has drawn of what it could have taken. */
export interface Drawn {
  readonly what: string;
  readonly drawn: number;
  readonly of: number;
}

/** Whether everything is taken and nothing drawn, as in `npm run test:long`, and where what is asked is recorded. */
export const drawsAll = process.env.DRAW === "all" || process.env.RECORD === "true";

/**
 * The seed of all that is drawn: `DRAW_SEED`, or a digest of what is tested, so that every change draws anew and the same
 * state the same on every machine.
 */
export const drawSeed = process.env.DRAW_SEED ?? digestOf(tested());

/** The sources of functions, rules and tests by their paths. */
function tested(): Map<string, string> {
  const files = ["functions/src", "test"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.c?ts$|\.cjs$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  return new Map(
    ["firestore.rules", ...files.toSorted()].map((file) => [file, readFileSync(join(root, file), "utf8")]),
  );
}

/** Without lines that are a comment: another word for the same thing draws the same. */
export function digestOf(sources: ReadonlyMap<string, string>): string {
  const digest = createHash("sha256");
  for (const [file, source] of sources) {
    const lines = source.split("\n").filter((line) => !/^\s*(\/\/|\/\*|\*)/.test(line));
    digest.update(`${file}\n${lines.join("\n")}\n`);
  }
  return digest.digest("hex").slice(0, 8);
}

/** As `drawnFrom`; the end of the run tells of it. */
export function draw<T>(
  what: string,
  all: readonly T[],
  count: number,
  nameOf: (one: T, index: number) => string,
): T[] {
  const taken = drawnFrom(all, count, nameOf);
  tellDrawn({ what, drawn: taken.length, of: all.length });
  return taken;
}

/** Of all so many, in their order; all of them where everything is taken. */
export function drawnFrom<T>(
  all: readonly T[],
  count: number,
  nameOf: (one: T, index: number) => string,
): T[] {
  if (drawsAll) return [...all];
  const places = all.map((one, index) => bucketOf(`${drawSeed} ${nameOf(one, index)}`, 2 ** 32));
  const last = places.toSorted((a, b) => a - b)[Math.ceil(count) - 1] ?? Number.POSITIVE_INFINITY;
  return all.filter((_, index) => places[index]! <= last);
}

/** For the last lines of the run. */
export function tellDrawn(drawn: Drawn): void {
  const log = process.env.DRAWN_LOG;
  if (log !== undefined) appendFileSync(log, `${JSON.stringify(drawn)}\n`);
}

/** What was drawn, of how many, and how to repeat it. */
export function drawnLines(all: readonly Drawn[]): string[] {
  if (all.length === 0) return [];
  const byWhat = Map.groupBy(all, ({ what }) => what);
  const sum = (drawn: readonly Drawn[], which: "drawn" | "of") =>
    drawn.reduce((total, one) => total + one[which], 0);
  return [
    `Drawn by the digest of what is tested; \`DRAW_SEED=${drawSeed} npm test\` repeats it, \`npm run test:long\` takes all:`,
    ...[...byWhat].map(
      ([what, drawn]) => `${`${sum(drawn, "drawn")} of ${sum(drawn, "of")}`.padStart(14)}  ${what}`,
    ),
  ];
}
