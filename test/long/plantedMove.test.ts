import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { history } from "../emulator/membership/historyModel.ts";
import { runHistory } from "../emulator/membership/historyRun.ts";

// A line for each call would bury the report.
vi.mock("firebase-functions/logger", () => ({ write: () => {} }));

/** Who moves stays a resident of the former home: no history found it before many moved. */
vi.mock("../../functions/src/membership/change/changeMember.ts", async (original) => {
  const real = await original<typeof import("../../functions/src/membership/change/changeMember.ts")>();
  type Given = Parameters<typeof real.prepareMember>;
  /** Who becomes a visitor by an act of their own, and stays a member, has moved. */
  const isMove = ([commit, before, after]: Given) =>
    before?.status === "active" &&
    before.standing !== "visitor" &&
    after.status === "active" &&
    after.standing === "visitor" &&
    (commit as { caller?: { uid: string } }).caller?.uid === after.uid;
  return {
    ...real,
    prepareMember: async (...given: Given) => (isMove(given) ? () => {} : real.prepareMember(...given)),
  };
});

const MOST = 24;

test("histories of memberships find a planted fault: a resident of two regions", {
  timeout: 300_000,
}, async () => {
  for (const [index, given] of fc.sample(history, { seed: 2102, numRuns: MOST }).entries()) {
    const message = await runHistory(`planted-move-${index}`, given, new Map()).catch(String);
    if (message === undefined) continue;
    expect(message).toMatch(/(member|mirror) planted-move|visitor|resident|settle|promote/);
    console.info(`found by history ${index}: ${message.split("\n", 1)[0]}`);
    return;
  }
  expect.fail(`none of ${MOST} histories has found it`);
});
