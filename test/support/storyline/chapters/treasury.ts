import { members } from "../../../../functions/src/membership/schema.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../../functions/src/platform/duration.ts";
import { monthOf } from "../../../../functions/src/platform/ledger/day.ts";
import { treasuryMonths as exampleMonth } from "../../../../functions/src/treasury/examples.ts";
import { monthBefore } from "../../../../functions/src/treasury/months/month.ts";
import { heldAtEndOf } from "../../../../functions/src/treasury/months/treasuryFlows.ts";
import { type TreasuryMonth, treasuryMonths } from "../../../../functions/src/treasury/schema.ts";
import { advanceInto } from "../advanceInto.ts";
import { funded } from "../funded.ts";
import { broughtTo } from "../pilots.ts";
import type { Chapter, Story } from "../story.ts";

const regionId = "default";

/**
 * Machinery is cheaper for who buys it: Vera has a claim on the treasury, which is paid after midnight as far as the money goes. Root
 * spends what is appropriated, and the month is closed: Nora is paid for her seat, and Vera what an earlier month has owed her.
 */
export const treasury: Chapter = {
  title: "treasury",
  async play(story) {
    // Days may pass in which a task comes late: all that is spent is of one month.
    advanceInto(story, DAY_MS + 12 * HOUR_MS);
    await funded(story, `treasury:${regionId}`, 1_000);
    await broughtTo(story, "vera", { regionId, sectorNumber: 1, berth: "port" });
    await story.call("root", "regions/configureEconomy", {
      regionId,
      economy: {
        priceModifierThousandths: { machinery: 500 },
        publicBudget: { subsidies: 40 },
        quotas: [{ commodity: "machinery", of: "trader", side: "buy", unitsADay: 5 }],
      },
    });
    // A port knows of it within five seconds.
    story.advance(10 * SECOND_MS);
    await story.refused("vera", "ports/quote", asking(6), "QUOTA_USED");
    const { paper } = await story.call<{ paper: string }>("vera", "ports/quote", asking(1));
    await story.call("vera", "ports/trade", { regionId, paper });
    story.advance(DAY_MS + HOUR_MS);
    await story.schedule("settleClaims");
    await story.settle();
    await spend(story);
    await closeMonth(story);
  },
};

async function spend(story: Story): Promise<void> {
  const reason = "Who brings machinery shall be thanked.";
  const grant = (amountCredits: number) => ({
    regionId,
    payment: { purpose: "grants", payeeUid: story.uid("vera") },
    amountCredits,
    reason,
  });
  const aid = (amountCredits: number) => ({
    regionId,
    payment: { purpose: "aid", payeeRegionId: "nexus" },
    amountCredits,
    reason,
  });
  await story.refused("root", "treasury/spend", grant(10), "BUDGET_SPENT");
  const economy = { publicBudget: { grants: 100, aid: 30 }, grantCreditsPerPayee: 60 };
  await story.call("root", "regions/configureEconomy", { regionId, economy });
  await story.refused("vera", "treasury/spend", grant(10), "PERMISSION_DENIED");
  await story.refused("root", "treasury/spend", grant(70), "PAYEE_LIMIT");
  await story.call("root", "treasury/spend", grant(50));
  await story.call("root", "treasury/spend", aid(30));
  await story.refused("root", "treasury/spend", aid(1), "BUDGET_SPENT");
}

async function closeMonth(story: Story): Promise<void> {
  const economy = { publicBudget: { salaries: 100 }, officeSalaries: { councilMember: 30 } };
  await story.call("root", "regions/configureEconomy", { regionId, economy });
  await owing(story, "vera", 40);
  const seat = members.ref({ regionId, uid: story.uid("nora") });
  await seat.update({ offices: ["councilMember"] });
  advanceInto(story, 15 * MINUTE_MS);
  await story.schedule("closeMonths");
  await story.settle();
  await seat.update({ offices: [] });
}

/** As if the month before had not been able to pay somebody. */
async function owing(story: Story, actor: string, credits: number): Promise<void> {
  const month = monthBefore(monthOf(story.now()));
  await treasuryMonths.ref({ regionId, month }).set({
    ...(exampleMonth as TreasuryMonth),
    ...{ regionId, month, closingCredits: await heldAtEndOf(regionId, month) },
    arrears: [{ uid: story.uid(actor), credits }],
  });
}

const asking = (units: number) => ({ regionId, lines: [{ commodity: "machinery", side: "buy", units }] });
