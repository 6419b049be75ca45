import { defineConfig } from "vitest/config";

interface Kind {
  readonly group: number;
  readonly emulators: "none" | "shared" | "alone";
  readonly timeoutMs: number;
  readonly isolated?: boolean;
  /** Its files, where they are not all of `test/<name>`. */
  readonly files?: readonly string[];
}

/** Each in a process of its own. */
const APART = [
  // They replace what the SDKs take as they are loaded, so that their modules must be nobody else's.
  "test/unit/platform/tokens.test.ts",
  "test/unit/platform/wire.test.ts",
  // The bundler leaves 400 MB behind, which end with the process.
  "test/unit/web/built.test.ts",
];
/** What only all plays together come to, in whichever lanes they were. */
const OF_ALL_PLAYS = ["test/budgets/allPlays.test.ts", "test/faults/allPlays.test.ts"];

/**
 * One kind of test. Those of a later group wait for the earlier groups to end; files of one kind run one after another
 * where they share the emulators' database and clock.
 */
function project(
  name: string,
  { group, emulators, timeoutMs, isolated = true, files = [`test/${name}/**/*.test.ts`] }: Kind,
) {
  return {
    test: {
      name,
      include: [...files],
      exclude: [...APART, ...OF_ALL_PLAYS].filter((file) => !files.includes(file)),
      // What tests call in process takes part in moments as the deployed functions do.
      setupFiles: ["functions/src/house.ts", "test/support/ownProcess.ts"],
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      sequence: { groupOrder: group },
      fileParallelism: emulators !== "alone",
      // In one process they may as well share their modules: the SDKs take two seconds to load, and plans of galaxies are
      // made once.
      isolate: isolated,
      // What asks the functions nothing draws while others record, too.
      ...(name === "unit" ? { env: { RECORD: "" } } : {}),
      ...(emulators === "none" ? {} : { globalSetup: "test/support/globalSetup.ts" }),
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      project("unit", { group: 1, emulators: "none", timeoutMs: 120_000, isolated: false }),
      project("apart", { group: 1, emulators: "none", timeoutMs: 60_000, files: APART }),
      // Databases of their own within the emulator: nothing is shared.
      project("rules", { group: 1, emulators: "shared", timeoutMs: 60_000, isolated: false }),
      // In process, with a clock and a queue of their own: their modules must be nobody else's.
      project("histories", { group: 1, emulators: "shared", timeoutMs: 600_000 }),
      // First of those that share the database, while there is little in it to compare.
      project("hostile", { group: 2, emulators: "alone", timeoutMs: 120_000 }),
      project("emulator", { group: 3, emulators: "alone", timeoutMs: 120_000, isolated: false }),
      // A browser's walk through the console.
      project("web", { group: 4, emulators: "alone", timeoutMs: 240_000 }),
      project("faults", { group: 5, emulators: "alone", timeoutMs: 120_000, isolated: false }),
      // Counts what is there before it measures; what it leaves, thousands of members, would slow down the others.
      project("budgets", { group: 6, emulators: "alone", timeoutMs: 120_000, isolated: false }),
      // Looks at what the kinds before it have made the functions ask.
      project("together", {
        group: 7,
        emulators: "none",
        timeoutMs: 60_000,
        files: ["test/queries/**/*.test.ts", ...OF_ALL_PLAYS],
      }),
      project("long", { group: 8, emulators: "alone", timeoutMs: 900_000 }),
    ],
  },
});
