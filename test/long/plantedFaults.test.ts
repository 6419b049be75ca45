import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { history } from "../histories/governance/historyPieces.ts";
import { runHistory } from "../histories/governance/historyRun.ts";

/** Faults that no history found before they knew officers' acts and second terms. */
const planted = vi.hoisted(() => ({ fault: "none" as "none" | "powers of now" | "one term too many" }));

vi.mock("../../functions/src/membership/votingPower.ts", async (original) => {
  const real = await original<typeof import("../../functions/src/membership/votingPower.ts")>();
  const isPlanted = () => planted.fault === "powers of now";
  return {
    ...real,
    votingPowerAt: (...[member, at]: Parameters<typeof real.votingPowerAt>) =>
      isPlanted() ? real.effectivePower(member as never) : real.votingPowerAt(member, at),
    bindingVoteAt: (...[member, at]: Parameters<typeof real.bindingVoteAt>) =>
      isPlanted() ? Math.min(1, real.effectivePower(member as never)) : real.bindingVoteAt(member, at),
  };
});

vi.mock("../../functions/src/governance/elections/eligibility.ts", async (original) => {
  const real = await original<typeof import("../../functions/src/governance/elections/eligibility.ts")>();
  type Required = Parameters<typeof real.obstacleOf>[1];
  const longer = (required: Required): Required => {
    const { termLimit } = required;
    const isPlanted = planted.fault === "one term too many" && termLimit > 0;
    return isPlanted ? { ...required, termLimit: termLimit + 1 } : required;
  };
  return {
    ...real,
    obstacleOf: (...[member, required]: Parameters<typeof real.obstacleOf>) =>
      real.obstacleOf(member, longer(required)),
    requireEligible: (...[member, uid, required]: Parameters<typeof real.requireEligible>) =>
      real.requireEligible(member, uid, longer(required)),
  };
});

const MOST = 24;

test.each(["powers of now", "one term too many"] as const)(
  "histories find a planted fault: %s",
  {
    timeout: 900_000,
  },
  async (fault) => {
    const found = await firstDisagreement(fault);
    expect(found, `none of ${MOST} histories has found it`).not.toBeNull();
    console.info(`${fault}: found by history ${found!.index}: ${found!.message.split("\n", 1)[0]}`);
    // It is the fault that was found: without it the same history agrees.
    planted.fault = "none";
    await runHistory(`without-${fault[0]}`, found!.commands, new Map());
  },
);

async function firstDisagreement(fault: typeof planted.fault) {
  planted.fault = fault;
  const histories = fc.sample(history, { seed: 2102, numRuns: MOST });
  for (const [index, commands] of histories.entries()) {
    try {
      // Of each fault other regions: what one has left would be a disagreement of the next.
      await runHistory(`planted-${fault[0]}-${index}`, commands, new Map());
    } catch (error) {
      return { index, commands, message: String((error as Error).message) };
    }
  }
  return null;
}
