import { engagements as exampleFight } from "../../../functions/src/combat/examples.ts";
import { engagements, wrecks } from "../../../functions/src/combat/schema.ts";
import { gates } from "../../../functions/src/galaxy/documents.ts";
import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { type AccountId, balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { type Asset, creditsOf, goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { desks, markets } from "../../../functions/src/ports/schema.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { CLASSES } from "../../../functions/src/ships/classes.ts";
import { type Place, pilots, presence, ships } from "../../../functions/src/ships/schema.ts";
import { changesOf, makeTransfers, testKinds } from "../ledger/ledger.ts";
import type { Story } from "./story.ts";

/** What rooms to come will bring about: trade, fights, a week in which somebody does nothing. */

/** As if the actor had earned it. */
export async function rich(story: Story, actor: string, amount: number, suffix = ""): Promise<void> {
  const { accountId } = (await players.ref({ uid: story.uid(actor) }).get()).data()!;
  await given(story, accountId, creditsOf(null), amount, suffix);
}

/** As if the ship had been loaded with ore at a port. */
export function loaded(story: Story, shipId: string, units: number): Promise<void> {
  return given(story, `hold:${shipId}`, goodsOf("ore"), units);
}

function given(story: Story, accountId: AccountId, asset: Asset, amount: number, suffix = ""): Promise<void> {
  const transfer = {
    transferId: `${story.run}-${asset.replace(":", "-")}-${accountId.replace(":", "-")}${suffix}`,
    kind: testKinds.testGrant,
    changes: changesOf(asset, { issuance: -amount, [accountId]: amount }),
  };
  return makeTransfers([transfer], story.now());
}

/** As if the pilot had flown there. */
export async function broughtTo(story: Story, actor: string, place: Place): Promise<void> {
  const uid = story.uid(actor);
  const { regionId } = (await pilots.ref({ uid }).get()).data()!.place;
  await presence.ref({ regionId, uid }).delete();
  await pilots.ref({ uid }).update({ place });
}

/** As if the actor had bought ore at a port. */
export async function withOre(story: Story, actor: string, units: number): Promise<void> {
  const { shipId } = (await pilots.ref({ uid: story.uid(actor) }).get()).data()!;
  await given(story, `hold:${shipId}`, goodsOf("ore"), units, `-${actor}`);
}

/** As if a law of the first region had set it. */
export async function tariffOnOre(oreBasisPoints: number, bannedGoods: readonly "ore"[]): Promise<void> {
  const change = { "economy.tariffBasisPoints.ore": oreBasisPoints, "economy.bannedGoods": [...bannedGoods] };
  await settings.ref(inRegion("default")).update(change);
}

/** The gates of two terminals of the express lanes, with the sector of the first. */
export async function terminals(): Promise<{ fromGateId: string; toGateId: string; sectorNumber: number }> {
  const { docs } = await gates.collection({}).where("kind", "==", "terminal").limit(2).get();
  const [from, to] = docs;
  return { fromGateId: from!.id, toGateId: to!.id, sectorNumber: from!.data().sectorNumbers[0] };
}

/** The sectors of a region's gate, on either side. */
export async function gateOf(regionId: string): Promise<{ nexusSide: number; regionSide: number }> {
  const [nexusSide, regionSide] = (await gates.ref({ gateId: regionId }).get()).data()!.sectorNumbers;
  return { nexusSide, regionSide };
}

/** As if the first region had been open for days, and nobody had traded there today: stocks and purses are full. */
export async function freshPorts(): Promise<void> {
  const regionId = "default";
  await regions.ref({ regionId }).update({ activatedAt: new Date("2026-01-01T00:00:00Z") });
  const { docs } = await desks.collection({ regionId }).get();
  await Promise.all(docs.map(({ ref }) => ref.delete()));
}

/** As if it had been in a fight. */
export async function damaged(shipId: string): Promise<void> {
  await ships.ref({ shipId }).update({ hullPoints: 20 });
}

/** As if the fight had been lost. */
export async function inPod(story: Story, actor: string): Promise<void> {
  const pilot = pilots.ref({ uid: story.uid(actor) });
  const { shipId } = (await pilot.get()).data()!;
  await ships.ref({ shipId }).update({ class: "escape_pod", hullPoints: 20 });
  await pilot.update({ shipClass: "escape_pod" });
}

/** As if the actor had played for months, and flown to this sector in such a ship, which is whole. */
export async function armed(
  story: Story,
  actor: string,
  { shipClass, sectorNumber }: { readonly shipClass: ShipClass; readonly sectorNumber: number },
): Promise<string> {
  const uid = story.uid(actor);
  const { hullPoints, shieldPoints, holdUnits } = CLASSES[shipClass];
  const { shipId, fights } = (await pilots.ref({ uid }).get()).data()!;
  await players.ref({ uid }).update({ registeredAt: new Date("2026-01-01T00:00:00Z") });
  await ships.ref({ shipId }).update({ class: shipClass, hullPoints, "shield.amount": shieldPoints });
  await ledgerBalances
    .ref({ balanceId: balanceId(`hold:${shipId}`, 0) })
    .update({ capacityUnits: holdUnits });
  await broughtTo(story, actor, { regionId: "default", sectorNumber, berth: "space" });
  await pilots.ref({ uid }).update({
    shipClass,
    passageId: null,
    visit: null,
    purse: null,
    fights: { ...fights, engagedAt: null, immuneUntil: null },
  });
  return shipId;
}

/** As if so much ore had been insured, as many others' was: the fund can pay for it. */
export async function insured(story: Story, actor: string, units: number): Promise<void> {
  const pilot = pilots.ref({ uid: story.uid(actor) });
  const { shipId, insurance } = (await pilot.get()).data()!;
  const cargo = { shipId, goods: [{ commodity: "ore" as const, units }] };
  await pilot.update({ insurance: { ...insurance, cargo } });
  await given(story, "platform:insurance", creditsOf(null), 1_000);
}

/** The wreck that lies in a sector. */
export async function wreckIn(regionId: string, sectorNumber: number): Promise<WreckId> {
  const { docs } = await wrecks.collection({ regionId }).where("sectorNumber", "==", sectorNumber).get();
  return { regionId, wreckId: docs[0]!.id };
}

interface WreckId {
  readonly regionId: string;
  readonly wreckId: string;
}

/** As if a day had gone by since the fight. */
export async function drifted(wreck: WreckId): Promise<void> {
  await wrecks.ref(wreck).update({ liesUntil: new Date("2026-01-01T00:00:00Z") });
}

/** As if more than a week had gone by since the last act. */
export async function idle(story: Story, actor: string): Promise<void> {
  await pilots.ref({ uid: story.uid(actor) }).update({ idleOn: "2026-01-01" });
}

/** As if the home had closed long ago: no premium is left, and the Nexus has not been chosen. */
export async function displacedToNexus(story: Story, actor: string): Promise<void> {
  const homeRegionId = "nexus";
  const since = story.now();
  const displaced = { fromRegionId: "default", since, premiumUntil: null, dueAt: null };
  const player = players.ref({ uid: story.uid(actor) });
  const { homes } = (await player.get()).data()!;
  await player.update({ homeRegionId, homes: [...homes, { regionId: homeRegionId, since }], displaced });
}

/** As if nobody's visit came to an end. */
export async function nobodyAbroad(): Promise<void> {
  const { docs } = await pilots.collection({}).where("visit.dueAt", "!=", null).get();
  await Promise.all(docs.map(({ ref }) => ref.update({ visit: null })));
}

interface Raid {
  readonly engagementId: string;
  readonly regionId: string;
  readonly by: string;
  readonly on: string;
}

/** As if somebody had just attacked somebody: of fights themselves there are enough elsewhere. */
export async function attackedBefore(story: Story, { engagementId, regionId, by, on }: Raid): Promise<void> {
  const [attackerUid, defenderUid] = [story.uid(by), story.uid(on)];
  const fight = { ...exampleFight, regionId, attackerUid, defenderUid, at: story.now() };
  await engagements.ref({ engagementId }).set(fight as never);
}

/** As if as many events as may be at once had been announced everywhere; what is returned takes them back. */
export async function noRoomForEvents(story: Pick<Story, "now">): Promise<() => Promise<void>> {
  const { docs } = await regions.collection({}).where("status", "==", "active").get();
  const places = docs.map(({ id }) => markets.ref(inRegion(id)));
  const before = await Promise.all(places.map(async (place) => (await place.get()).data()));
  const [from, until] = [story.now(), new Date(story.now().getTime() + 21 * DAY_MS)];
  const what = {
    template: "fair",
    effect: "bonus",
    commodity: null,
    portClass: null,
    thousandths: 0,
  } as const;
  const filling = ["one", "two", "three"].map((eventId) => ({ ...what, eventId, from, until }));
  const all = docs.map(({ id: regionId }) => ({ regionId, events: filling }));
  await Promise.all(places.map((place, index) => place.set(all[index]!)));
  return async () => {
    await Promise.all(
      places.map((place, index) => (before[index] ? place.set(before[index]) : place.delete())),
    );
  };
}
