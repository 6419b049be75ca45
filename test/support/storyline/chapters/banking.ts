import { DAY_MS, HOUR_MS } from "../../../../functions/src/platform/duration.ts";
import { advanceInto } from "../advanceInto.ts";
import { funded } from "../funded.ts";
import type { Chapter, Story } from "../story.ts";

const regionId = "default";

/** The region gives its bank capital, a rate is posted, and Vera's deposit bears interest that is paid at the month's end. */
export const banking: Chapter = {
  title: "banking",
  growsByDay: true,
  async play(story) {
    advanceInto(story, DAY_MS + 12 * HOUR_MS);
    await capital(story);
    await story.refused("vera", "banking/withdraw", { regionId }, "DEPOSIT_SHORT");
    await story.refused("vera", "banking/deposit", saving(1_000_000), "INSUFFICIENT_FUNDS");
    await story.call("vera", "banking/deposit", saving(300));
    await story.schedule("postRates");
    await story.settle();
    story.advance(DAY_MS);
    await story.schedule("postRates");
    await story.settle();
    await story.call("vera", "banking/deposit", saving(10));
    await borrow(story);
    advanceInto(story, HOUR_MS);
    await story.schedule("creditInterests");
    await story.settle();
    await story.refused("vera", "banking/withdraw", { regionId, amountCredits: 100_000 }, "DEPOSIT_SHORT");
    await story.call("vera", "banking/withdraw", { regionId, amountCredits: 10 });
    await story.schedule("postRates");
    await story.settle();
    story.advance(DAY_MS);
    await story.call("vera", "banking/withdraw", { regionId });
  },
};

/** Vera repays one loan in two parts, and forgets another, which is collected from her deposit. */
async function borrow(story: Story): Promise<void> {
  const loan = { regionId, amountCredits: 90, days: 7, collateral: { kind: "deposit" } };
  await story.refused("vera", "banking/borrow", loan, "LOANS_OFF");
  const banking = { loansEnabled: true, maxLoanCredits: 500 };
  await story.call("root", "regions/configureEconomy", { regionId, banking });
  await story.refused("vera", "banking/borrow", { ...loan, amountCredits: 300 }, "LOAN_TOO_BIG");
  await story.refused("vera", "banking/repay", { regionId }, "NO_LOAN");
  await story.call("vera", "banking/borrow", loan);
  await story.refused("vera", "banking/borrow", loan, "LOAN_OPEN");
  await story.refused("vera", "banking/withdraw", { regionId, amountCredits: 300 }, "DEPOSIT_SHORT");
  await story.refused("vera", "players/deleteAccount", {}, "LOAN_OWED");
  await story.call("vera", "banking/repay", { regionId, amountCredits: 40 });
  await story.call("vera", "banking/repay", { regionId });
  await story.call("vera", "banking/borrow", loan);
  for (const days of [5, 2, 4]) {
    story.advance(days * DAY_MS);
    await story.schedule("reviewLoans");
    await story.settle();
  }
}

async function capital(story: Story): Promise<void> {
  const economy = { publicBudget: { bank: 200 } };
  const banking = { interestBasisPoints: 1_000 };
  await story.call("root", "regions/configureEconomy", { regionId, economy, banking });
  const reason = "Who saves here shall be thanked.";
  const payment = { purpose: "bank" };
  await story.call("root", "treasury/spend", { regionId, payment, amountCredits: 100, reason });
  await story.call("root", "treasury/spend", { regionId, payment, amountCredits: 100, reason });
  await funded(story, `bank:${regionId}`, 1_000);
}

const saving = (amountCredits: number) => ({ regionId, amountCredits });
