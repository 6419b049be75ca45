/** Tests that run one after another in a process of their own, with emulators of their own where they need them. */
export interface Lane {
  readonly name: string;
  /** Projects of vitest.config.ts. */
  readonly projects: readonly string[];
  /** Their files; all of them where none is named. */
  readonly paths?: readonly string[];
  /** Takes all of what is drawn elsewhere. */
  readonly drawsAll?: boolean;
  /** Needs the processors more than the emulators: runs beside the others, which wait for theirs half of the time, and after what does likewise. */
  readonly beside?: boolean;
  /** Its calls come one after another: each function has one worker, and another would only have to be started. */
  readonly oneWorker?: boolean;
  /** So many workers of functions are kept that nobody calls; sixteen, unless it says fewer. */
  readonly idleWorkers?: number;
  /** Calls none over HTTP: Auth and Firestore are started alone. */
  readonly withoutFunctions?: boolean;
}

/** Lanes that play acts: of those that grow with a region's members, which take as long as all others; of ships; and of the rest. */
export const GROWING_ACTS = "growing";
export const ACTS_OF_SHIPS = "flights";
export const OTHER_ACTS = "plays";
/** Files that play acts; each lane plays its own of them. */
const PLAYS = [
  "test/faults/storyline.test.ts",
  "test/faults/oldRequestIds.test.ts",
  "test/budgets/budgets.test.ts",
];

/** Where no budget counts on what an instance has in memory, one that is started anew costs time alone. */
const FEW = 6;
/** What lanes of plays have alike. With sixteen idle workers in two of them at once a run held 6.7 GB; with ten each starts a fifth more. */
const PLAYING = { projects: ["faults", "budgets"], oneWorker: true, idleWorkers: 12 } as const;

/** The room whose tests on the emulators take as long as those of three others. */
const OWN_LANE = "test/emulator/governance/";

/**
 * The lanes of the whole suite with these files on the emulators: a core that becomes free takes the next one. The longest come first;
 * the two that are left of the plays meet when the others have ended, which hold their workers, too.
 */
export function lanes(emulatorFiles: readonly string[]): Lane[] {
  const governance = emulatorFiles.filter((file) => file.startsWith(OWN_LANE));
  const others = emulatorFiles.filter((file) => !governance.includes(file));
  return [
    {
      name: "rooms",
      projects: ["hostile", "emulator"],
      paths: ["test/hostile/", ...others],
      idleWorkers: FEW,
    },
    { name: "console", projects: ["web"], idleWorkers: FEW },
    { name: GROWING_ACTS, ...PLAYING, paths: PLAYS },
    { name: OTHER_ACTS, ...PLAYING },
    { name: "histories", projects: ["histories"], withoutFunctions: true },
    // Without a path it would take the files of all rooms.
    ...(governance.length > 0
      ? [{ name: "governance", projects: ["emulator"], paths: governance, idleWorkers: FEW }]
      : []),
    { name: ACTS_OF_SHIPS, ...PLAYING, paths: PLAYS },
    { name: "units", projects: ["unit", "apart"], beside: true },
    { name: "rules", projects: ["rules"], beside: true, withoutFunctions: true },
  ];
}

/** Looks at what the functions were made to ask in all of them, and at what all plays came to. */
export const lastLane: Lane = { name: "together", projects: ["together"] };

/** What takes minutes, and the whole of what `npm test` draws; what all of it asks is held against the record. */
export const longLanes: readonly Lane[] = [
  { name: "long", projects: ["long"] },
  {
    name: "whole",
    projects: ["rules", "histories", "hostile", "emulator", "faults", "budgets", "together"],
    paths: [
      "test/rules/mutation.test.ts",
      "test/histories/",
      "test/hostile/",
      "test/emulator/",
      "test/faults/",
      "test/budgets/",
      "test/queries/",
    ],
    drawsAll: true,
  },
];
