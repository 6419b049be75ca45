import { defineConfig } from "vitest/config";

interface Kind {
  readonly group: number;
  readonly emulators: "none" | "shared" | "alone";
  readonly timeoutMs: number;
  readonly isolated?: boolean;
}

/**
 * One kind of test. Those of a later group wait for the earlier groups to end; files of one kind run one after another
 * where they share the emulators' database and clock.
 */
function project(name: string, { group, emulators, timeoutMs, isolated = true }: Kind) {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      // What tests call in process takes part in moments as the deployed functions do.
      setupFiles: "functions/src/house.ts",
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      sequence: { groupOrder: group },
      fileParallelism: emulators !== "alone",
      // One after another they may as well share their modules: the SDKs take two seconds to load.
      isolate: isolated,
      ...(emulators === "none" ? {} : { globalSetup: "test/support/globalSetup.ts" }),
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      project("unit", { group: 1, emulators: "none", timeoutMs: 60_000 }),
      // Databases of their own within the emulator: nothing is shared.
      project("rules", { group: 1, emulators: "shared", timeoutMs: 60_000 }),
      // In process, with a clock and a queue of their own: their modules must be nobody else's.
      project("histories", { group: 1, emulators: "shared", timeoutMs: 600_000 }),
      // First of those that share the database, while there is little in it to compare.
      project("hostile", { group: 2, emulators: "alone", timeoutMs: 120_000 }),
      project("emulator", { group: 3, emulators: "alone", timeoutMs: 120_000, isolated: false }),
      project("faults", { group: 4, emulators: "alone", timeoutMs: 120_000 }),
      // Counts what is there before it measures; what it leaves, thousands of members, would slow down the others.
      project("budgets", { group: 5, emulators: "alone", timeoutMs: 120_000 }),
      // Looks at what the kinds before it have made the functions ask.
      project("queries", { group: 6, emulators: "alone", timeoutMs: 60_000 }),
      project("long", { group: 7, emulators: "alone", timeoutMs: 900_000 }),
    ],
  },
});
