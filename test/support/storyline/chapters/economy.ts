import { after, DAY_MS } from "../../../../functions/src/platform/duration.ts";
import { noRoomForEvents } from "../pilots.ts";
import type { Chapter, Story } from "../story.ts";

const regionId = "default";

/**
 * Figures are taken of the day before, of the day on which Vera has traded, and once it has ended; meanwhile the tax changes, of which figures
 * keep what was foretold. Then she asks what another tax would bring, and events are announced.
 */
export const economy: Chapter = {
  title: "economy",
  growsByDay: true,
  async play(story) {
    await taken(story);
    await taxed(story, 1_100);
    await taken(story);
    await taxed(story, 1_000);
    story.advance(DAY_MS);
    await taken(story);
    const project = (economy: object) => ({ regionId, economy });
    await story.refused("vera", "economy/project", project({ dockingFeeCredits: 20 }), "NOT_PROJECTABLE");
    await story.call("vera", "economy/project", project({ tradeTaxBasisPoints: 2_500 }));
    await events(story);
    await draw(story);
    await money(story);
  },
};

async function taxed(story: Story, tradeTaxBasisPoints: number): Promise<void> {
  await story.call("root", "regions/configureEconomy", { regionId, economy: { tradeTaxBasisPoints } });
}

async function taken(story: Story): Promise<void> {
  await story.schedule("refreshStatistics");
  await story.settle();
}

/** Boards are written, the day's balance sheet and the week's figures are taken, and root sets a pace. */
async function money(story: Story): Promise<void> {
  await story.schedule("refreshBoards");
  await story.settle();
  await story.schedule("takeMoneyWeek");
  await story.schedule("takeBalanceSheets");
  await story.schedule("takeBalanceSheets");
  await story.schedule("takeMoneyWeek");
  await story.schedule("takeMoneyWeek");
  const pace = { paceThousandths: 1_000, reason: "Nothing is to change as yet." };
  await story.refused("vera", "economy/setPace", pace, "PERMISSION_DENIED");
  await story.call("root", "economy/setPace", pace);
}

/** Which regions draw something is the week's: nothing of it finds room here, so that all plays end alike. */
async function draw(story: Story): Promise<void> {
  const withdraw = await noRoomForEvents(story);
  await story.schedule("drawEvents");
  await story.settle();
  await withdraw();
}

/** Root announces a drought, a fair and a festival, and cuts the two short before they begin. */
async function events(story: Story): Promise<void> {
  const reason = "Nobody has seen such a summer.";
  const inDays = (days: number) => after(story.now(), days * DAY_MS).toISOString();
  const time = { from: inDays(2), until: inDays(4), reason };
  const drought = { regionId, template: "drought", commodity: "food", thousandths: 250, ...time };
  const fair = { regionId, template: "fair", thousandths: 200, ...time };
  await story.refused("vera", "economy/announceNaturalEvent", drought, "PERMISSION_DENIED");
  await story.refused("vera", "economy/announceEvent", fair, "PERMISSION_DENIED");
  await story.call("root", "economy/announceNaturalEvent", drought);
  await story.refused("root", "economy/announceEvent", { ...fair, from: inDays(0.5) }, "EVENT_BOUND");
  const { eventId } = await story.call<{ eventId: string }>("root", "economy/announceEvent", fair);
  await story.refused("root", "economy/announceEvent", fair, "EVENT_CONFLICT");
  await story.call("root", "economy/endEvent", { regionId, eventId, reason });
  await story.refused("root", "economy/endEvent", { regionId, eventId, reason }, "EVENT_OVER");
  const festival = { regionId, template: "festival", ...time };
  const waived = await story.call<{ eventId: string }>("root", "economy/announceEvent", festival);
  await story.call("root", "economy/endEvent", { regionId, eventId: waived.eventId, reason });
}
