import { given } from "../command.ts";
import { Failure } from "../setup/failure.mjs";

/** How a load run is bounded, and what becomes of its report. */
export interface LoadOptions {
  /** The run ends when it has lasted this long or made so many calls, whichever comes first. */
  readonly seconds: number;
  readonly calls: number;
  /** Mean pause of a player between two acts; 0: none, each calls again at once. */
  readonly thinkMs: number;
  /** Against the emulators of `npm start` instead of emulators of its own. */
  readonly running: boolean;
  /** One JSON object on stdout instead of the table. */
  readonly json: boolean;
  /** Writes docs/load.md as well. */
  readonly keep: boolean;
}

/** Beyond half an hour the players' tokens would come near their end, which is after one. */
const BOUNDS = {
  seconds: { from: 1, to: 1_800, initially: 60 },
  calls: { from: 1, to: 100_000, initially: 20_000 },
  "think-ms": { from: 0, to: 60_000, initially: 2_500 },
} as const;

const USAGE =
  "npm run load -- [--seconds 60] [--calls 20000] [--think-ms 2500] [--running] [--json] [--keep]";

/** @throws Failure naming the option, its bounds and what was given. */
export function loadOptions(args: readonly string[]): LoadOptions {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = { seconds: text, calls: text, "think-ms": text, running: flag, json: flag, keep: flag };
  const { values } = given(USAGE, { least: 0, most: 0 }, options, args);
  return {
    seconds: integer("seconds", values.seconds),
    calls: integer("calls", values.calls),
    thinkMs: integer("think-ms", values["think-ms"]),
    running: values.running ?? false,
    json: values.json ?? false,
    keep: values.keep ?? false,
  };
}

function integer(name: keyof typeof BOUNDS, given: string | undefined): number {
  const { from, to, initially } = BOUNDS[name];
  if (given === undefined) return initially;
  const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= from && value <= to) return value;
  throw new Failure(`--${name} must be a whole number from ${from} to ${to} (given: ${given}).`);
}
