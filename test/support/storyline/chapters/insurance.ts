import { DAY_MS, HOUR_MS } from "../../../../functions/src/platform/duration.ts";
import { ships } from "../../../../functions/src/ships/schema.ts";
import { funded } from "../funded.ts";
import { armed, drifted, loaded, rich, wreckIn } from "../pilots.ts";
import type { Chapter, Story } from "../story.ts";

const regionId = "default";
const sectorNumber = 306;

/** Petra insures her freighter, and a day later Boris destroys it. */
export const insurance: Chapter = {
  title: "insurance",
  growsByDay: true,
  async play(story) {
    await fund(story);
    const shipId = await armed(story, "petra", { shipClass: "freighter", sectorNumber });
    await ships.ref({ shipId }).update({ resaleCredits: 2_500 });
    await rich(story, "petra", 1_000);
    const cover = { regionId, shipId, coverCredits: 2_500, days: 7 };
    await story.refused("petra", "banking/insureShip", { ...cover, coverCredits: 2_501 }, "COVER_TOO_BIG");
    await story.call("petra", "banking/insureShip", cover);
    await story.refused("petra", "banking/insureShip", cover, "INSURED");
    story.advance(DAY_MS + HOUR_MS);
    const engagementId = await lose(story, shipId);
    const claim = { shipId, engagementId };
    await story.refused("boris", "banking/claimInsurance", claim, "NOT_COVERED");
    await story.call("petra", "banking/claimInsurance", claim);
    await story.schedule("clearWrecks");
    await story.settle();
    await story.schedule("payCovers");
  },
};

async function fund(story: Story): Promise<void> {
  const economy = { publicBudget: { insurance: 100 } };
  await story.call("root", "regions/configureEconomy", { regionId, economy });
  const payment = { purpose: "insurance" };
  const reason = "Freighters shall come to the frontier.";
  await story.call("root", "treasury/spend", { regionId, payment, amountCredits: 100, reason });
  await funded(story, `insurance:${regionId}`, 3_000);
}

/** All of what is aboard lies in the wreck: Boris has no room left. */
async function lose(story: Story, shipId: string): Promise<string> {
  await armed(story, "boris", { shipClass: "cruiser", sectorNumber });
  await armed(story, "petra", { shipClass: "freighter", sectorNumber });
  await loaded(story, shipId, 10);
  const { engagementId } = await story.call<{ engagementId: string }>("boris", "combat/attack", {
    regionId,
    uid: story.uid("petra"),
  });
  await drifted(await wreckIn(regionId, sectorNumber));
  return engagementId;
}
