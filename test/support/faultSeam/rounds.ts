import { expect } from "vitest";
import { type DisturbedPlay, playUnder } from "./disturbedPlay.ts";
import { runOf } from "./drawing.ts";
import type { Fault, FaultPlan } from "./plan.ts";

/** The play that all others are compared with. */
export const undisturbedRun = (seed: string) => runOf(seed, "undisturbed");

export function playUndisturbed(seed: string): Promise<DisturbedPlay> {
  return playUnder({ run: undisturbedRun(seed), death: "request", faults: {} });
}

/**
 * Plays a round and compares: the same documents, the same answers. Returns what struck. `repeat` is the command that a
 * failure tells.
 */
export async function expectUnchanged(
  undisturbed: DisturbedPlay,
  round: Omit<FaultPlan, "directory"> & { readonly faults: Readonly<Record<string, Fault>> },
  repeat: string,
): Promise<ReadonlySet<string>> {
  const play = await playUnder(round).catch((error: unknown) => {
    throw new Error(`The disturbed play broke off. Repeat it with: ${repeat}`, { cause: error });
  });
  expect(play.picture, `The end or an answer is another one. Repeat it with: ${repeat}`).toEqual(
    undisturbed.picture,
  );
  // A call is made in every play; a task may be overtaken by what another fault brings about.
  const missed = Object.keys(round.faults).filter((name) => name.includes("/") && !play.struck.has(name));
  expect(missed, `These calls did not meet their fault. Repeat it with: ${repeat}`).toEqual([]);
  return play.struck;
}
