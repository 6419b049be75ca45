import { dirname } from "node:path";
import { expect } from "vitest";
import { typesOf } from "../../../scripts/checks.ts";
import { scratchCopy } from "../scratchRoom/scratch.ts";

/** The house's own tests, but those that ask git or copy the repository again: the copy is none. */
const HOUSE = [
  "boundaries",
  "budgets",
  "declarations",
  "generated",
  "language",
  "onPages",
  "readme",
  "registry",
].map((name) => `test/unit/house/${name}.test.ts`);

const CHAPTERS = "test/support/storyline/chapters.ts";
const BIOME = "node_modules/@biomejs/biome/bin/biome";
const VITEST = "node_modules/vitest/vitest.mjs";
/** What plays acts, and what all of them come to. */
const PLAYS = [
  ...["budgets", "faults", "together"].flatMap((project) => ["--project", project]),
  ...["test/budgets/budgets.test.ts", "test/faults/storyline.test.ts", "test/faults/allPlays.test.ts"],
];

/** Somebody with a copy of the working tree, who follows recipes in it to the letter. */
export function follower() {
  const PATH = `${dirname(process.execPath)}:${process.env.PATH}`;
  // What is drawn elsewhere is whole here.
  const { read, write, node, remove } = scratchCopy(undefined, { DRAW: "all", PATH });

  /** Runs it in the copy; @throws with what it says when it fails. */
  function run(script: string, ...args: string[]): string {
    const { code, said } = node(script, ...args);
    if (code !== 0) throw new Error(`${[script, ...args].join(" ")}\n${said}`);
    return said;
  }

  function edit(file: string, from: string, to: string): void {
    const before = read(file);
    expect(before, file).toContain(from);
    write(file, before.replace(from, to));
  }

  const tests = (project: string, ...named: string[]) => run(VITEST, "run", "--project", project, ...named);
  const generate = () => run("scripts/generate.ts");
  const types = () => [run(...typesOf("functions")), run(...typesOf("."))];

  /** What `npm run check` asks of the copy, which is no repository of git, and the house's own tests. */
  function checked(...changed: string[]): void {
    // What `npm run check` says of lines that are too long.
    run(BIOME, "check", "--write", "--vcs-enabled=false", ...changed);
    run(BIOME, "ci", "--vcs-enabled=false", ...changed);
    types();
    tests("unit", ...HOUSE, "test/unit/docs", "test/unit/cost", "test/unit/shapes");
  }

  /**
   * Runs tests of the storyline in the copy, of these chapters alone: the others take minutes and are played where nothing was
   * added. Returns what it says when it fails.
   */
  function storyline(named: string, chapters: readonly string[]): string | null {
    const whole = read(CHAPTERS);
    const act = `{ title: "played", rooms: [], chapters: [${chapters.join(", ")}], grows: false }`;
    write(CHAPTERS, whole.replace(/= \[\n[\s\S]*?\n\];/, `= [${act}];`));
    try {
      run(VITEST, "run", ...PLAYS, "-t", named);
      return null;
    } catch (error) {
      return (error as Error).message;
    } finally {
      write(CHAPTERS, whole);
    }
  }

  return { read, write, edit, run, tests, generate, types, checked, storyline, remove };
}
