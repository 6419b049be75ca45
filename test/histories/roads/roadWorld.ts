import { sectors } from "../../../functions/src/galaxy/documents.ts";
import * as galaxyExamples from "../../../functions/src/galaxy/examples.ts";
import { sectorSchema } from "../../../functions/src/galaxy/schema.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import { goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { settlePassage } from "../../../functions/src/ships/passages/settlePassage.ts";
import { playerGates } from "../../../functions/src/ships/playerGates/schema.ts";
import { type Pilot, pilots, presence, ships } from "../../../functions/src/ships/schema.ts";
import { tunnelMaps, tunnels } from "../../../functions/src/ships/tunnels/schema.ts";
import { aboard } from "../../emulator/ships/builders.ts";
import { linesOf } from "../../emulator/ships/world.ts";
import { configurationWith, openRegionFixture, playerDocument } from "../../support/fixtures.ts";
import { grant, openAccounts } from "../../support/ledger/ledger.ts";
import { servedTo } from "../../support/refusals/inProcess.ts";
import { openRingChart, warpsInRing } from "../ringChart.ts";
import { type Act, ENDS, GUILD, SITE, type Where } from "./roadActs.ts";

export const [HOME, ABROAD, NEXUS] = ["aurora", "boreas", "nexus"] as const;
export const START_CREDITS = 250_000;
const OFFICER = "officer";
const RING = 10;
const FAR = 10;
const numbers = Array.from({ length: RING }, (_, index) => index + 1);
const isOpen = (number: number) => number >= SITE;

/** Two regions and the Nexus, each a ring of ten sectors; in the fifth of the Nexus the guild builds. */
export async function openRegions(): Promise<void> {
  await players.ref({ uid: OFFICER }).set(playerDocument(OFFICER));
  const configuration = configurationWith({ economy: { startingTurns: 1_000 } });
  for (const regionId of [HOME, ABROAD])
    await openRegionFixture(regionId, { kind: "owned", ownerUid: OFFICER, configuration });
  await openRegionFixture(NEXUS, { kind: "nexus" });
  for (const regionId of [HOME, ABROAD, NEXUS]) {
    await openAccounts({ accountId: `treasury:${regionId}`, regionId });
    await openRing(regionId);
  }
}

async function openRing(regionId: Where): Promise<void> {
  const hasPort = (number: number) => (regionId === NEXUS ? number === GUILD : number < SITE);
  await openRingChart(regionId, {
    sectors: RING,
    isOpen: (number) => isOpen(number) && regionId !== NEXUS,
    hasPort,
  });
  const { cluster: _, ...example } = sectorSchema.parse(galaxyExamples.sectors);
  for (const number of numbers)
    await sectors.ref({ regionId, sectorNumber: number }).set({
      ...example,
      number,
      ...zoneOf(regionId, number),
      warps: warpsInRing(number, RING),
      warpCount: 2,
      port: hasPort(number) ? { ...example.port!, class: "starport" } : null,
      planet: null,
    });
}

function zoneOf(regionId: Where, number: number) {
  if (regionId === NEXUS) return { district: "explorer_guild", combatAllowed: false } as const;
  const cluster = isOpen(number) ? ("border" as const) : ("federation" as const);
  return { cluster, combatAllowed: isOpen(number) };
}

/** One history's two players, Galactic Citizens at home in the first region. */
export class World {
  readonly name: string;
  readonly #passageIds = ["no-such-passage", "no-such-passage"];
  gateId = "no-such-gate";
  readonly tunnelIds: { readonly within: string; readonly across: string };

  constructor(name: string) {
    this.name = name;
    this.tunnelIds = { within: `${name}-within`, across: `${name}-across` };
  }

  uid = (player: number) => `${this.name}-p${player}`;
  account = (player: number) => `player:${this.uid(player)}` as const;
  tolls = (player: number) => `tolls:${this.uid(player)}` as const;

  /** The first of the two has found both tunnels. */
  async open(at: Date): Promise<void> {
    for (const player of [0, 1]) {
      const uid = this.uid(player);
      const home = { homeRegionId: HOME, homes: [{ regionId: HOME, since: at }], galacticCitizen: true };
      await players
        .ref({ uid })
        .set(playerDocument(uid, { accountId: this.account(player), registeredAt: at, ...home }));
      await openAccounts({ accountId: this.account(player), holderUid: uid });
      await grant(this.account(player), START_CREDITS);
      const { reason } = await this.serve(
        player,
        "ships/undock",
        { regionId: HOME },
        `first-act-of-${player}`,
      );
      if (reason !== undefined) throw new Error(`${uid} does not undock: ${reason}`);
      await aboard({ uid }, "hauler");
      await presence.ref({ regionId: HOME, uid }).update({ shipClass: "hauler" });
    }
    const closesAt = after(at, 3_000 * DAY_MS);
    const found = {
      within: ENDS.within.map((sectorNumber) => ({ regionId: HOME, sectorNumber })),
      across: [HOME, ABROAD].map((regionId) => ({ regionId, sectorNumber: ENDS.across })),
    };
    for (const which of ["within", "across"] as const) {
      const tunnelId = this.tunnelIds[which];
      const ends = found[which] as [(typeof found.within)[0], (typeof found.within)[0]];
      await tunnels.ref({ regionId: HOME, tunnelId }).set({ ends, closesAt, boughtAt: null });
      const uid = this.uid(0);
      await tunnelMaps.ref({ uid, tunnelId }).set({ uid, tunnelId, ends, closesAt });
    }
  }

  pilot = async (player: number): Promise<Pilot> =>
    (await pilots.ref({ uid: this.uid(player) }).get()).data()!;
  passageId = (player: number): string => this.#passageIds[player]!;

  /** Does what the act says, through the callables that are deployed. */
  async run(by: 0 | 1, act: Act, id: string): Promise<{ reason: Reason | undefined; answer?: unknown }> {
    const pilot = await this.pilot(by);
    const { regionId, sectorNumber } = pilot.place;
    const call = (path: string, data: object = {}, who: number | string = by) =>
      this.serve(who, path, data, id);
    const { gateId, tunnelIds } = this;
    switch (act.kind) {
      case "fly":
        return this.brought(pilot, act);
      case "load":
        if (pilot.passageId !== null) return { reason: "IN_PASSAGE" };
        return refusalOf(grant(`hold:${pilot.shipId}`, act.units, goodsOf(act.commodity)));
      case "bring": {
        const { built: kind, credits, ore, rare } = act;
        const goods = linesOf({ ...(ore > 0 && { ore }), ...(rare > 0 && { rare_goods: rare }) });
        return call("ships/bringParts", { kind, credits, goods });
      }
      case "cancel":
        return call("ships/cancelConstruction");
      case "launch":
        return call("ships/launchJumper", { name: "Leap" });
      case "board":
        return call("ships/boardShip", { regionId, shipId: await this.berthed(by, act.shipClass) });
      case "permit": {
        const asked = { uid: this.uid(by), regionId: HOME, withRegionId: ABROAD };
        await call("ships/grantGatePermit", asked, OFFICER);
        const other = { ...asked, regionId: ABROAD, withRegionId: HOME };
        return this.serve(OFFICER, "ships/grantGatePermit", other, `${id}-other`);
      }
      case "raise": {
        const raising = { regionId, toRegionId: ABROAD, toSectorNumber: FAR, tollCredits: act.toll };
        const raised = await call("ships/raiseGate", raising);
        if (raised.reason === undefined) this.gateId = (raised.answer as { gateId: string }).gateId;
        return raised;
      }
      case "setToll":
        return call("ships/setToll", { gateId, tollCredits: act.toll });
      case "closeGate":
        return call("ships/closeGate", { gateId });
      case "takeDown":
        return call(
          "ships/takeDownGate",
          { regionId: ABROAD, gateId, reason: "It brings in smugglers." },
          OFFICER,
        );
      case "collect":
        return call("ships/collectTolls");
      case "book": {
        const ways = {
          jumper: { kind: "jumper", toSectorNumber: sectorNumber },
          playerGate: { kind: "playerGate", gateId },
          tunnel: { kind: "tunnel", tunnelId: tunnelIds.across },
        };
        const asked = { regionId, toRegionId: act.to, by: ways[act.way], maxTotalCredits: 500 };
        const booked = await call("ships/bookPassage", asked);
        if (booked.reason === undefined)
          this.#passageIds[by] = (booked.answer as { passageId: string }).passageId;
        return booked;
      }
      case "complete":
        return call("ships/completePassage", { passageId: this.passageId(by) });
      case "settle":
        return refusalOf(settlePassage({ passageId: this.passageId(by) }));
      case "rideTunnel":
        return call("ships/rideTunnel", { regionId, tunnelId: tunnelIds.within });
      case "giveMap":
        return call("ships/giveMap", { tunnelId: tunnelIds.across, toUid: this.uid(1 - by) });
      case "sellMap":
        return call("ships/sellMap", { tunnelId: tunnelIds.across });
      case "build":
        return call("colonies/buildOutpost", { regionId });
      case "land":
        return call("colonies/landShip", { regionId, at: "outpost" });
      case "abandon":
        return call("colonies/abandonOutpost", { regionId: ABROAD });
      case "undock":
        return call("ships/undock", { regionId });
      case "store":
      case "fetch":
        return call(`ships/${act.kind}Cargo`, { regionId, goods: linesOf({ ore: act.units }) });
    }
  }

  /** As if the pilot had flown, and passed the platform's gates, which other histories do: whose stay abroad is over then. */
  private async brought(
    { uid, place, passageId, visit, purse, uncleared }: Pilot,
    { to: regionId, sector: sectorNumber, berth }: Extract<Act, { kind: "fly" }>,
  ): Promise<{ reason: Reason | undefined }> {
    if (passageId !== null) return { reason: "IN_PASSAGE" };
    if (regionId === ABROAD && place.regionId !== ABROAD) return { reason: "NOT_AT_GATE" };
    const isThere = berth === "space" || (regionId === NEXUS ? sectorNumber === GUILD : sectorNumber < SITE);
    if (!isThere) return { reason: "NO_PORT" };
    const stay =
      regionId === ABROAD ? { visit, purse, uncleared } : { visit: null, purse: null, uncleared: null };
    await pilots.ref({ uid }).update({ place: { regionId, sectorNumber, berth }, ...stay });
    const seen = presence.ref({ regionId: place.regionId, uid });
    const before = (await seen.get()).data()!;
    await seen.delete();
    const open = berth === "space" && regionId !== NEXUS && isOpen(sectorNumber);
    await presence.ref({ regionId, uid }).set({ ...before, sectorNumber, docked: berth !== "space", open });
    return { reason: undefined };
  }

  /** The ship of the class that waits somewhere; one that nobody has where there is none. */
  private async berthed(player: number, shipClass: string): Promise<string> {
    const { docs } = await ships.collection({}).where("ownerUid", "==", this.uid(player)).get();
    return (
      docs.find((doc) => doc.data().class === shipClass && doc.data().place !== null)?.id ?? "no-such-ship"
    );
  }

  private serve(by: number | string, path: string, data: object, id: string) {
    const uid = typeof by === "string" ? by : this.uid(by);
    return servedTo(uid, path, { ...data, requestId: `${this.name}-${id}`.padEnd(16, "0") });
  }
}

/** The next history's builders find places for gates. */
export async function clearGates(): Promise<void> {
  const { docs } = await playerGates.collection({}).get();
  await Promise.all(docs.map(({ ref }) => ref.delete()));
}

const refusalOf = (done: Promise<void>): Promise<{ reason: Reason | undefined }> =>
  done.then(
    () => ({ reason: undefined }),
    (error: { reason: Reason }) => ({ reason: error.reason }),
  );
