import { HOUR_MS } from "../../../../functions/src/platform/duration.ts";
import { currencyOf } from "../../../../functions/src/platform/ledger/assets.ts";
import { funded } from "../funded.ts";
import { rich } from "../pilots.ts";
import type { Chapter, Story } from "../story.ts";

const regionId = "default";
const reason = "The region shall have money of its own.";

/** The region's own money is named, announced and in force; Vera converts, the treasury backs, buys, pays and issues it. */
export const currency: Chapter = {
  title: "currency",
  growsByDay: true,
  async play(story) {
    const named = { regionId, code: "DFL", name: "Default florin" };
    await story.refused("vera", "banking/nameCurrency", named, "PERMISSION_DENIED");
    await story.refused("root", "banking/nameCurrency", { ...named, code: "NEXUS" }, "NAME_TAKEN");
    await story.call("root", "banking/nameCurrency", named);
    await story.refused("vera", "banking/convert", giving("credits", 100), "NO_CURRENCY");
    await wanted(story, { regime: "fixed", rateMillionths: 500_000 });
    await story.refused("root", "banking/nameCurrency", named, "CURRENCY_IN_FORCE");
    await funded(story, `reserve:${regionId}`, 1_000);
    await rich(story, "vera", 1_000, "-currency");
    await story.refused(
      "vera",
      "banking/convert",
      { ...giving("credits", 100), rateMillionths: 1 },
      "RATE_MOVED",
    );
    await story.call("vera", "banking/convert", giving("credits", 500));
    await story.refused("vera", "banking/convert", giving("units", 1), "CONVERTS_TO_NOTHING");
    await story.call("vera", "banking/convert", giving("units", 200));
    await spend(story);
    await wanted(story, { regime: "float" });
    const issue = { kind: "issue", amountUnits: 10 };
    await story.call("root", "banking/supplyCurrency", { regionId, supply: issue, reason });
    const more = { ...issue, amountUnits: 100_000 };
    await story.refused(
      "root",
      "banking/supplyCurrency",
      { regionId, supply: more, reason },
      "UNBACKED_LIMIT",
    );
  },
};

/** A law's wish is announced, and in force two days later. */
async function wanted(story: Story, law: object): Promise<void> {
  await story.call("root", "regions/configureEconomy", { regionId, currency: law });
  for (const hours of [0, 49]) {
    story.advance(hours * HOUR_MS);
    await story.schedule("postBoards");
    await story.settle();
  }
}

async function spend(story: Story): Promise<void> {
  const economy = { publicBudget: { currency: 300, grants: 1_000 }, grantCreditsPerPayee: 1_000 };
  await story.call("root", "regions/configureEconomy", { regionId, economy });
  const back = { kind: "back", amountCredits: 100 };
  await story.call("root", "banking/supplyCurrency", { regionId, supply: back, reason });
  const buy = { kind: "buy", amountCredits: 200 };
  await story.call("root", "banking/supplyCurrency", { regionId, supply: buy, reason });
  await story.refused("root", "banking/supplyCurrency", { regionId, supply: buy, reason }, "BUDGET_SPENT");
  await funded(story, `treasury:${regionId}`, 100, currencyOf(regionId));
  const payment = { purpose: "grants", payeeUid: story.uid("vera"), inUnits: true };
  await story.call("root", "treasury/spend", { regionId, payment, amountCredits: 50, reason });
}

const giving = (give: "credits" | "units", amount: number) => ({
  regionId,
  give,
  amount,
  rateMillionths: 500_000,
});
