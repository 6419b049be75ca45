import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../../scripts/command.ts";
import { registeredCallables, triggers } from "../../scripts/generate/registry.ts";
import { drawSeed, tellDrawn } from "../../scripts/suite/draw.ts";
import { rooms } from "../../scripts/suite/suite.ts";
import {
  chaptersOf,
  drawn,
  faultSeed,
  possibleFaults,
  quick,
  roundOf,
} from "../support/faultSeam/drawing.ts";
import { expectUnchanged } from "../support/faultSeam/rounds.ts";
import { type UndisturbedPlay, undisturbedPlay } from "../support/faultSeam/undisturbed.ts";
import { acts, chapters } from "../support/storyline/chapters.ts";
import { drawnActs } from "../support/storyline/drawnActs.ts";
import { runOf } from "../support/storyline/start.ts";

/** A play takes seconds; on a machine that is shared, minutes. */
const PATIENCE_MS = 600_000;

const FAULTS = "faults, one in every operation of the acts that are drawn";

/** In a round every operation of an act meets one fault: in the one that is drawn, or in FAULT_ROUND of `npm run test:long`. */
const round = process.env.FAULT_ROUND === undefined ? undefined : Number(process.env.FAULT_ROUND);
const taken = round === undefined ? drawnActs() : acts;

const undisturbed = new Map<string, UndisturbedPlay>();
beforeAll(async () => {
  for (const act of acts) undisturbed.set(act.title, await undisturbedPlay(act));
  const left = acts.filter((act) => !taken.includes(act));
  for (const { title } of left) tellDrawn({ what: FAULTS, drawn: 0, of: countOf(title) });
}, PATIENCE_MS);

describe("the storyline", () => {
  const plays = () => [...undisturbed.values()];

  test("plays every callable and runs every schedule of the registry", async () => {
    const played = new Set(plays().flatMap(({ steps }) => steps.map(({ operation }) => operation)));
    const deployed = [
      ...(await registeredCallables()).map(({ path }) => path),
      ...triggers().flatMap(({ name, kind }) => (kind === "schedule" ? [name] : [])),
    ];
    expect(
      deployed.filter((operation) => !played.has(operation)),
      "no chapter of test/support/storyline/chapters plays these, so no fault and no budget covers them",
    ).toEqual([]);
  });

  test("has every chapter in an act, and every room in the acts that its changes play", () => {
    const files = readdirSync(join(root, "test", "support", "storyline", "chapters"));
    expect(chapters).toHaveLength(files.length);
    // A change of the platform's own plays each of them.
    expect(new Set(["platform", ...acts.flatMap((act) => act.rooms)])).toEqual(new Set(rooms()));
    expect(undisturbed.size).toBe(acts.length);
  });

  test("gives every task and job of the registry something to do", () => {
    const declared = triggers().flatMap(({ name, kind }) => (kind === "schedule" ? [] : [name]));
    const done = new Set(plays().flatMap(({ tasks }) => [...tasks]));
    expect(declared.filter((task) => !done.has(task))).toEqual([]);
  });
});

test.each(taken)(
  "a fault in every operation changes neither the end nor an answer: $title",
  {
    timeout: PATIENCE_MS,
  },
  async (act) => {
    const play = undisturbed.get(act.title)!;
    const possible = possibleFaults(play.trace);
    const drawnFrom = round === undefined ? quick(possible) : possible;
    const number = round ?? roundOf(drawSeed, drawnFrom);
    const faults = drawn(faultSeed, number, drawnFrom, chaptersOf(play.steps));
    tellDrawn({ what: FAULTS, drawn: Object.keys(faults).length, of: countOf(act.title) });
    const which = round === undefined ? `DRAW_SEED=${drawSeed}` : `FAULT_ROUND=${round}`;
    await expectUnchanged(
      act,
      play,
      { run: runOf(act.title, "disturbed"), death: "request", faults },
      `${which} npm test -- test/faults/storyline.test.ts -t "${act.title}"`,
    );
  },
);

function countOf(title: string): number {
  const possible = possibleFaults(undisturbed.get(title)!.trace);
  return [...possible.values()].reduce((sum, { length }) => sum + length, 0);
}
