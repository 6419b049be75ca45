import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../command.ts";

/** Tests that run one after another in a process of their own, with emulators of their own where they need them. */
export interface Lane {
  readonly name: string;
  /** Projects of vitest.config.ts. */
  readonly projects: readonly string[];
  /** Their files; all of them where none is named. */
  readonly paths?: readonly string[];
  /** Takes all of what is drawn elsewhere. */
  readonly drawsAll?: boolean;
  /** Needs the processors alone, of which the others, waiting for their emulators, leave half: runs beside them from the start. */
  readonly beside?: boolean;
}

/** The room whose tests on the emulators take as long as those of all others together. */
const OWN_LANE = "governance";

/** The lanes of the whole suite, the longest first: a core that becomes free takes the next one. */
export function lanes(): Lane[] {
  const rooms = readdirSync(join(root, "test", "emulator")).filter((room) => room !== OWN_LANE);
  return [
    { name: "plays", projects: ["faults", "budgets"] },
    { name: OWN_LANE, projects: ["emulator"], paths: [`test/emulator/${OWN_LANE}/`] },
    {
      name: "rooms",
      projects: ["hostile", "emulator", "web"],
      paths: ["test/hostile/", "test/web/", ...rooms.map((room) => `test/emulator/${room}/`)],
    },
    { name: "rules", projects: ["rules", "histories"] },
    { name: "units", projects: ["unit", "loading"], beside: true },
  ];
}

/** Looks at what the functions were made to ask in all of them. */
export const lastLane: Lane = { name: "queries", projects: ["queries"] };

/** What takes minutes, and the whole of what `npm test` draws. */
export const longLanes: readonly Lane[] = [
  { name: "long", projects: ["long"] },
  {
    name: "whole",
    projects: ["rules", "histories", "emulator", "faults", "budgets"],
    paths: [
      "test/rules/mutation.test.ts",
      "test/histories/",
      "test/emulator/membership/histories.test.ts",
      "test/faults/oldRequestIds.test.ts",
      "test/budgets/budgets.test.ts",
    ],
    drawsAll: true,
  },
];
