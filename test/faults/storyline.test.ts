import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/command.ts";
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
import { undisturbedPlay } from "../support/faultSeam/undisturbed.ts";
import { acts, chapters } from "../support/storyline/chapters.ts";
import { drawnActs } from "../support/storyline/drawnActs.ts";
import { ownActs } from "../support/storyline/ownActs.ts";
import { runOf } from "../support/storyline/start.ts";

/** A play takes seconds; on a machine that is shared, minutes. */
const PATIENCE_MS = 600_000;

/** In a round every operation of an act meets one fault: in the one that is drawn, or in FAULT_ROUND of `npm run test:long`. */
const round = process.env.FAULT_ROUND === undefined ? undefined : Number(process.env.FAULT_ROUND);
const own = ownActs(acts);
const taken = round === undefined ? ownActs(drawnActs()) : own;
tellDrawn({ what: "acts under faults", drawn: taken.length, of: own.length });

test("the storyline has every chapter in an act, and every room in the acts that its changes play", () => {
  const files = readdirSync(join(root, "test", "support", "storyline", "chapters"));
  expect(chapters).toHaveLength(files.length);
  // A change of the platform's own plays each of them.
  expect(new Set(["platform", ...acts.flatMap((act) => act.rooms)])).toEqual(new Set(rooms()));
});

test.each(taken)(
  "a fault in every operation changes neither the end nor an answer: $title",
  {
    timeout: PATIENCE_MS,
  },
  async (act) => {
    const play = await undisturbedPlay(act);
    const possible = possibleFaults(play.trace);
    const drawnFrom = round === undefined ? quick(possible) : possible;
    const number = round ?? roundOf(drawSeed, drawnFrom);
    const faults = drawn(faultSeed, number, drawnFrom, chaptersOf(play.steps));
    const count = [...possible.values()].reduce((sum, { length }) => sum + length, 0);
    tellDrawn({
      what: "faults of these acts, one in every operation",
      drawn: Object.keys(faults).length,
      of: count,
    });
    const which = round === undefined ? `DRAW_SEED=${drawSeed}` : `FAULT_ROUND=${round}`;
    await expectUnchanged(
      act,
      play,
      { run: runOf(act.title, "disturbed"), death: "request", faults },
      `${which} npm test -- test/faults/storyline.test.ts -t "${act.title}"`,
    );
  },
);
