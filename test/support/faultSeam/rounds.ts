import { expect } from "vitest";
import type { Act } from "../storyline/story.ts";
import { playUnder } from "./disturbedPlay.ts";
import type { Fault, FaultPlan } from "./plan.ts";
import type { UndisturbedPlay } from "./undisturbed.ts";

/**
 * Plays a round and compares: the same documents, the same answers. Returns what struck. `repeat` is the command that a
 * failure tells.
 */
export async function expectUnchanged(
  act: Act,
  undisturbed: UndisturbedPlay,
  round: Omit<FaultPlan, "directory"> & { readonly faults: Readonly<Record<string, Fault>> },
  repeat: string,
): Promise<ReadonlySet<string>> {
  const play = await playUnder(act, round).catch((error: unknown) => {
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
