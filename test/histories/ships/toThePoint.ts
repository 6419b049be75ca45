import type { Reason } from "../../../functions/src/platform/errors.ts";
import { isUnderWay } from "./passageModel.ts";
import type { Act } from "./shipActs.ts";
import type { Model } from "./shipModel.ts";

/** Histories that never come to these would agree with any model. */
export const TO_THE_POINT = [
  ...["fly", "dock", "undock", "buy", "sell", "board", "load", "move", "jettison", "retire"].map(
    (kind) => `${kind} → done`,
  ),
  ...["dock → DOCKED", "fly → NO_WARP", "fly → TURNS_SHORT", "dock → NO_PORT", "buy → NO_YARD"],
  ...["buy → INSUFFICIENT_FUNDS", "buy → TOO_MANY_SHIPS", "sell → HOLD_NOT_EMPTY", "sell → SHIP_ELSEWHERE"],
  ...["board → SHIP_ELSEWHERE", "move → HOLD_FULL", "move → SAME_SHIP", "jettison → INSUFFICIENT_FUNDS"],
  ...["book", "callOff", "complete", "settle", "ride"].map((kind) => `${kind} → done`),
  ...[
    "fly → IN_PASSAGE",
    "book → NOT_AT_GATE",
    "ride → NOT_AT_GATE",
    "ride → SAME_GATE",
    "arrived",
    "returned",
  ],
  ...["callOff → CUSTOMS_CLEARED", "complete → PASSAGE_UNDER_WAY", "complete → PASSAGE_UNKNOWN"],
  ...["steal → SHIP_UNKNOWN", "towed"],
  ...["store", "fetch", "send", "callOffFreight", "completeFreight", "settleFreight"].map(
    (kind) => `${kind} → done`,
  ),
  ...["fetch → NO_DEPOT", "send → NO_DEPOT", "send → DEPOT_TERM_OVER", "store → NOT_DOCKED"],
  ...["completeFreight → PASSAGE_UNDER_WAY", "callOffFreight → CUSTOMS_CLEARED", "with rent"],
  ...["found", "land", "collect", "abandon", "leave"].map((kind) => `${kind} → done`),
  ...["found → PLOT_TAKEN", "found → NO_PLOT", "found → HOLD_FULL", "land → NO_BERTH", "collect → HOLD_FULL"],
  ...["collect → NOT_LANDED", "collect → COLONY_UNKNOWN", "leave → NO_POD", "abandon → SITE_IN_USE"],
];

/** Has the model do the act: what it is refused for, and what that act has come to. */
export function applied(
  model: Model,
  by: 0 | 1,
  act: Act,
): { readonly expected: Reason | undefined; readonly came: readonly string[] } {
  const pilot = model.pilots[by]!;
  const { berth, region, passage } = pilot;
  const wasUnderWay = isUnderWay(pilot);
  const { storage } = model;
  const expected = model.apply(by, act);
  const came = [`${act.kind} → ${expected ?? "done"}`];
  if (act.kind === "retire" && pilot.berth !== berth) came.push("towed");
  if (model.storage > storage) came.push("with rent");
  if (wasUnderWay && passage!.settled && act.kind !== "callOff")
    came.push(pilot.region === region ? "returned" : "arrived");
  return { expected, came };
}
