import { colonies, outposts } from "../../../functions/src/colonies/schema.ts";
import { CHART_MARK } from "../../../functions/src/galaxy/chartMark.ts";
import { chart } from "../../../functions/src/galaxy/documents.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import type { Commodity } from "../../../functions/src/platform/goods.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { depotId, depotKey } from "../../../functions/src/ships/depots/depot.ts";
import { newDepot } from "../../../functions/src/ships/depots/rent.ts";
import { depots } from "../../../functions/src/ships/depots/schema.ts";
import { openAccounts } from "../ledger/ledger.ts";
import { loaded } from "./pilots.ts";
import type { Story } from "./story.ts";

interface Named {
  readonly regionId: string;
  readonly colonyId: string;
}

/** The first sector beyond federation space that has a planet. */
export async function planetIn(regionId: string): Promise<number> {
  const [chunk] = (await chart.collection({ regionId }).get()).docs.map((doc) => doc.data());
  const { firstNumber, marks } = chunk!;
  const index = marks.findIndex((bits, at) => at >= 7 && (bits & CHART_MARK.planet) !== 0);
  return firstNumber + index;
}

export const goodOf = async (named: Named): Promise<Commodity> =>
  (await colonies.ref(named).get()).data()!.commodity;

/** As if years had gone by: the store can take no more, so that what is collected does not hang on the hour. */
export async function fullStore(named: Named): Promise<void> {
  await colonies.ref(named).update({ "store.units": 1_000, "store.carry": 0 });
}

/** As if somebody had paid for it. */
export async function citizen(story: Story, actor: string): Promise<void> {
  await players.ref({ uid: story.uid(actor) }).update({ galacticCitizen: true });
}

/** As if it had not been landed at for a month. */
export async function owing(story: Story, actor: string, regionId: string): Promise<void> {
  await outposts.ref({ regionId, uid: story.uid(actor) }).update({ "rent.amount": 100 });
}

const dormancy = (story: Story, days: number) => {
  const since = after(story.now(), -days * DAY_MS);
  return { dormancy: { since, dueAt: since } };
};

/** As if its owner had lived elsewhere for so long, or had been no Galactic Citizen. */
export async function colonyDormant(story: Story, named: Named, days: number): Promise<void> {
  await colonies.ref(named).update(dormancy(story, days));
}

export async function outpostDormant(
  story: Story,
  actor: string,
  regionId: string,
  days: number,
): Promise<void> {
  await outposts.ref({ regionId, uid: story.uid(actor) }).update(dormancy(story, days));
}

/** As if the actor had moved home from a region that long ago, and left a unit of ore there. */
export async function leftBehind(story: Story, actor: string, regionId: string, days: number): Promise<void> {
  const uid = story.uid(actor);
  const player = (await players.ref({ uid }).get()).data()!;
  const depot = depotKey(player, regionId);
  await openAccounts({ accountId: depotId(player, regionId), holderUid: uid });
  await loaded(story, depot, 1);
  await depots
    .ref({ depotId: depot })
    .set({ ...newDepot(uid, regionId, story.now()), ...dormancy(story, days) });
}

/** As if so many days had gone by since. */
export async function leftSince(story: Story, actor: string, regionId: string, days: number): Promise<void> {
  const player = (await players.ref({ uid: story.uid(actor) }).get()).data()!;
  await depots.ref({ depotId: depotKey(player, regionId) }).update(dormancy(story, days));
}
