import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { draw, drawsAll } from "../../../scripts/suite/draw.ts";
import { history } from "./historyModel.ts";
import { runHistory } from "./historyRun.ts";

// A line for each of ten thousand calls would bury the report.
vi.mock("firebase-functions/logger", () => ({ write: () => {} }));

const SEED = Number(process.env.HISTORY_SEED ?? 2102);
const HISTORIES = Number(process.env.HISTORIES ?? 200);
const AT_ONCE = 4;
const LEDGER_EVERY = 20;

/** Histories that never come to these would agree with any model. */
const TO_THE_POINT = [
  "claim → done",
  "promote → done",
  "demote → done",
  "ban → done",
  "unban → done",
  "setPower → done",
  "answer → done",
  "payOut → done",
  "join → BANNED",
  "unban → BAN_OUTRANKED",
  "join → REPUTATION_TOO_LOW",
  "moved from one home to another",
  "repeat → the same answer",
  "repeat → PERMISSION_DENIED",
  "repeat → BANNED",
];

test(`two hundred histories agree with the model (seed ${SEED})`, { timeout: 600_000 }, async () => {
  const all = [...fc.sample(history, { seed: SEED, numRuns: HISTORIES }).entries()];
  const histories = draw(
    "histories of memberships",
    all,
    HISTORIES / 8,
    ([number]) => `membership ${number}`,
  );
  const seen = new Map<string, number>();
  for (let first = 0; first < histories.length; first += AT_ONCE) {
    const batch = histories.slice(first, first + AT_ONCE);
    await Promise.all(batch.map(([number, commands]) => runHistory(`h${number}`, commands, seen)));
    // Each history has checked its own accounts; the whole ledger, others' included, now and then.
    if (first % LEDGER_EVERY === 0) expect(await checkLedger()).toEqual([]);
  }
  expect(await checkLedger()).toEqual([]);
  const steps = histories.reduce((sum, [, commands]) => sum + commands.length, 0);
  console.info(
    `${histories.length} histories, ${steps} steps, seed ${SEED}:\n${[...seen]
      .sort()
      .map(([what, times]) => `${what}: ${times}`)
      .join("\n")}`,
  );
  // Histories that never come to the point would agree with any model; a few of them may not come to each.
  if (drawsAll) for (const what of TO_THE_POINT) expect(seen.get(what) ?? 0, what).toBeGreaterThan(0);
});
