import { writeAudit } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import { pacedByItself } from "../../platform/config.ts";
import { pagesOf } from "../../platform/documents/pages.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { endOfDay } from "../../platform/ledger/day.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { paceAt, pacesAfter } from "../../ports/market/pace.ts";
import { readPaceChanges } from "../../ports/readPaces.ts";
import { paces } from "../../ports/schema.ts";
import { pilots } from "../../ships/schema.ts";
import { weekOf } from "../events/drawing.ts";
import { type DayFigures, type MoneyWeek, moneyWeeks, statistics } from "../schema.ts";
import { dayAfter, monthOfDay, within } from "../statistics/days.ts";
import { priceIndexThousandths } from "../statistics/priceIndex.ts";
import { growthBasisPoints, proposedPace } from "./proposal.ts";
import { nextMonday } from "./setPace.ts";
import { latestSheet } from "./takeBalanceSheets.ts";
import { tradedIn } from "./tradedIn.ts";

const ACTOR = "schedule:takeMoneyWeek";
const ACTIVE_MS = 28 * DAY_MS;
const MOST_MONTHS = 40_000;

/**
 * Takes the figures of the week that has ended, once, from the latest balance sheet, and proposes a pace for the ports. Where it is so
 * configured, the pace is set from next Monday on, unless an administrator has set one.
 */
export async function takeMoneyWeek(): Promise<void> {
  const at = now();
  const week = dayAfter(weekOf(at), -7);
  const sheet = await latestSheet();
  if (sheet === undefined || (await moneyWeeks.ref({ week }).get()).exists) return;
  const former = (await moneyWeeks.ref({ week: dayAfter(week, -7) }).get()).data();
  const activePlayers = await activeSince(after(endOfDay(sheet.day), -ACTIVE_MS));
  const playersCredits = sheet.held.players;
  const creditsPerPlayer = Math.floor(playersCredits / Math.max(1, activePlayers));
  const growth = growthBasisPoints(creditsPerPlayer, former?.creditsPerPlayer ?? null);
  const indexThousandths = await indexOf(sheet.day);
  await transact(async (tx) => {
    const reads = new Reads(tx);
    if ((await reads.get(moneyWeeks, { week })) !== undefined) return;
    const changes = await readPaceChanges(reads);
    const paceThousandths = paceAt(changes, at);
    const proposedThousandths = proposedPace(paceThousandths, growth);
    const figures = { week, sheetDay: sheet.day, activePlayers, playersCredits, creditsPerPlayer };
    const taken: MoneyWeek = {
      ...figures,
      growthBasisPoints: growth,
      indexThousandths,
      paceThousandths,
      proposedThousandths,
      takenAt: at,
    };
    tx.create(moneyWeeks.ref({ week }), taken);
    const from = nextMonday(at);
    const isSet = changes.some((change) => change.from >= from);
    if (!pacedByItself() || isSet || proposedThousandths === paceThousandths) return;
    const reason = `By itself: the credits per player have changed by ${growth} basis points in the week of ${week}.`;
    const change = { from, thousandths: proposedThousandths, reason };
    tx.set(paces.ref({ part: "current" }), { changes: pacesAfter(changes, change, at) });
    const entry = { action: "setPace", after: { from, paceThousandths: proposedThousandths }, reason };
    writeAudit(tx, [entry], { actorUid: ACTOR, intent: derivedId("moneyWeek", week), at });
  });
}

async function activeSince(since: Date): Promise<number> {
  return (await pilots.collection({}).where("lastActedAt", ">=", since).count().get()).data().count;
}

/** The price index of all regions together over the seven days that end with this one. */
async function indexOf(day: string): Promise<number | null> {
  const months = [...new Set([dayAfter(day, -6), day].map(monthOfDay))];
  const found = statistics.group().where("month", "in", months).orderBy("regionId");
  let goods: DayFigures["goods"] = {};
  for await (const docs of pagesOf(found, MOST_MONTHS)) {
    const days = docs.flatMap((doc) => within(doc.data().days, day, 0, 7));
    goods = tradedIn([{ goods }, ...days]);
  }
  return priceIndexThousandths([{ goods }]);
}
