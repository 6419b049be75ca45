import type { Reason } from "../../../functions/src/platform/errors.ts";
import { goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { retirePilot } from "../../../functions/src/ships/idle/retirePilot.ts";
import { settlePassage } from "../../../functions/src/ships/passages/settlePassage.ts";
import { pilots, presence, ships } from "../../../functions/src/ships/schema.ts";
import { linesOf } from "../../emulator/ships/world.ts";
import { playerDocument } from "../../support/fixtures.ts";
import { grant, openAccounts } from "../../support/ledger/ledger.ts";
import { servedTo } from "../../support/refusals/inProcess.ts";
import { colonyIdOf, NEXUS, REGION, stopId } from "./ring.ts";
import type { Act } from "./shipActs.ts";
import { GATE, START_CREDITS, STOPS, stepped, stepsToGate } from "./shipModel.ts";

/** One history's two players, who share the ring with those of the others. */
export class World {
  readonly name: string;
  /** Of each player, the ships in the order in which they came. */
  readonly shipIds: string[][] = [[], []];
  /** Of each player, the latest passage. */
  readonly #passageIds = ["no-such-passage", "no-such-passage"];
  /** Of each player, the latest freight. */
  readonly #freightIds = ["no-such-passage", "no-such-passage"];
  /** Of both, all of them. */
  readonly sentIds = new Set<string>();
  /** In which region the player was when a call was first sent. */
  readonly #sentIn = new Map<string, string>();

  constructor(name: string) {
    this.name = name;
  }

  uid = (player: number) => `${this.name}-p${player}`;
  account = (player: number) => `player:${this.uid(player)}` as const;

  /** Registers both, and has them leave their first berth; the second one of every other history begins in the Nexus. */
  async open(at: Date): Promise<{ region: "ring" | "nexus"; sector: number }[]> {
    const begun: { region: "ring" | "nexus"; sector: number }[] = [];
    for (const player of [0, 1]) {
      const uid = this.uid(player);
      const home = { homeRegionId: REGION, homes: [{ regionId: REGION, since: at }] };
      const own = { name: uid, accountId: this.account(player), registeredAt: at, ...home };
      await players.ref({ uid }).set(playerDocument(uid, own));
      await openAccounts({ accountId: this.account(player), holderUid: uid });
      await grant(this.account(player), START_CREDITS);
      const { reason } = await this.serve(player, "undock", {}, `${this.name}-first-act-of-${player}`);
      if (reason !== undefined) throw new Error(`${uid} does not undock: ${reason}`);
      const pilot = (await pilots.ref({ uid }).get()).data()!;
      this.shipIds[player]!.push(pilot.shipId);
      const isInNexus = player === 1 && Number(this.name.slice(1)) % 2 === 1;
      if (isInNexus) await broughtToNexus(uid);
      begun.push(
        isInNexus
          ? { region: "nexus", sector: GATE.nexus }
          : { region: "ring", sector: pilot.place.sectorNumber },
      );
    }
    return begun;
  }

  /** Does what the act says, under an id that a repetition uses again. */
  async run(by: 0 | 1, act: Act, id: string): Promise<{ reason: Reason | undefined; answer?: unknown }> {
    const shipId = (index: number, of = by) => this.shipIds[of]![index] ?? `no-such-ship-${index}`;
    switch (act.kind) {
      case "fly":
        return this.serve(by, "fly", { sectors: await this.sectorsOf(by, act.way) }, id);
      case "dock":
      case "undock":
        return this.serve(by, act.kind, {}, id);
      case "buy": {
        const bought = await this.serve(by, "buyShip", { class: act.class, name: "Another one" }, id);
        if (bought.reason === undefined) this.remember(by, (bought.answer as { shipId: string }).shipId);
        return bought;
      }
      case "sell":
        return this.serve(by, "sellShip", { shipId: shipId(act.ship) }, id);
      case "board":
        return this.serve(by, "boardShip", { shipId: shipId(act.ship) }, id);
      case "move": {
        const ends = { fromShipId: shipId(act.ship), toShipId: shipId(act.to) };
        return this.serve(by, "moveCargo", { ...ends, goods: linesOf(act.goods) }, id);
      }
      case "jettison":
        return this.serve(by, "jettisonCargo", { goods: linesOf(act.goods) }, id);
      case "steal":
        return this.serve(by, "boardShip", { shipId: shipId(act.ship, by === 0 ? 1 : 0) }, id);
      case "book": {
        const booked = await this.serve(
          by,
          "bookPassage",
          { toRegionId: await this.otherRegion(by, id), maxTotalCredits: 100 },
          id,
        );
        if (booked.reason === undefined)
          this.#passageIds[by] = (booked.answer as { passageId: string }).passageId;
        return booked;
      }
      case "ride": {
        const gateIds = { fromGateId: stopId(STOPS[act.stop]!), toGateId: stopId(STOPS[act.to]!) };
        return this.serve(by, "rideLane", gateIds, id, { isPlaced: false });
      }
      case "callOff":
      case "complete":
        return this.serve(by, `${act.kind}Passage`, { passageId: this.#passageIds[by] }, id, {
          isPlaced: false,
        });
      case "settle":
        return refusalOf(settlePassage({ passageId: this.#passageIds[by] }));
      case "store":
      case "fetch":
        return this.serve(by, `${act.kind}Cargo`, { goods: linesOf(act.goods) }, id);
      case "send": {
        const ends = {
          fromRegionId: act.to === "ring" ? NEXUS : REGION,
          toRegionId: act.to === "ring" ? REGION : NEXUS,
        };
        const sent = await this.serve(
          by,
          "sendFreight",
          { ...ends, goods: linesOf(act.goods), maxTotalCredits: 1_000 },
          id,
          { isPlaced: false },
        );
        if (sent.reason !== undefined) return sent;
        this.#freightIds[by] = (sent.answer as { passageId: string }).passageId;
        this.sentIds.add(this.#freightIds[by]);
        return sent;
      }
      case "callOffFreight":
      case "completeFreight":
        return this.serve(
          by,
          act.kind.replace("Freight", "Passage"),
          { passageId: this.#freightIds[by] },
          id,
          {
            isPlaced: false,
          },
        );
      case "settleFreight":
        return refusalOf(settlePassage({ passageId: this.#freightIds[by]! }));
      case "leave": {
        const left = await this.serve(by, "leaveShip", {}, id);
        if (left.reason === undefined) this.remember(by, (left.answer as { shipId: string }).shipId);
        return left;
      }
      case "found":
        return this.serve(by, "foundColony", { plot: act.plot }, id, { room: "colonies" });
      case "land":
        return this.serve(by, "landShip", { at: "colony" }, id, { room: "colonies" });
      case "collect":
        return this.serve(by, "collectYield", { colonyId: colonyIdOf(act.plot) }, id, { room: "colonies" });
      case "abandon": {
        const colony = { regionId: REGION, colonyId: colonyIdOf(act.plot) };
        return this.serve(by, "abandonColony", colony, id, { room: "colonies", isPlaced: false });
      }
      case "load":
        // A passage that has begun ends with what it began with.
        if (await this.isSealed(by, shipId(act.ship))) return { reason: undefined };
        return refusalOf(grant(`hold:${shipId(act.ship)}`, act.units, goodsOf(act.commodity)));
      case "retire":
        return refusalOf(retirePilot({ uid: this.uid(by) }));
    }
  }

  private async isSealed(player: number, shipId: string): Promise<boolean> {
    const pilot = (await pilots.ref({ uid: this.uid(player) }).get()).data()!;
    return pilot.passageId !== null && pilot.shipId === shipId;
  }

  /** The same at a repetition. */
  private async regionOf(player: number, requestId: string): Promise<string> {
    const sentIn = this.#sentIn.get(requestId);
    const pilot = (await pilots.ref({ uid: this.uid(player) }).get()).data();
    const regionId = sentIn ?? pilot?.place.regionId ?? REGION;
    this.#sentIn.set(requestId, regionId);
    return regionId;
  }

  private async otherRegion(player: number, requestId: string): Promise<string> {
    return (await this.regionOf(player, requestId)) === REGION ? NEXUS : REGION;
  }

  private remember(player: number, shipId: string): void {
    if (!this.shipIds[player]!.includes(shipId)) this.shipIds[player]!.push(shipId);
  }

  /** The sectors of a way in steps; a step of 3 leaves the ring's warps. */
  private async sectorsOf(player: number, way: readonly number[]): Promise<number[]> {
    const { place } = (await pilots.ref({ uid: this.uid(player) }).get()).data()!;
    let sector = place.sectorNumber;
    const steps = way.length > 0 ? way : stepsToGate(sector, place.regionId === REGION ? "ring" : "nexus");
    return steps.map((step) => {
      sector = stepped(sector, step);
      return sector;
    });
  }

  private async serve(
    by: number,
    verb: string,
    data: object,
    requestId: string,
    { isPlaced = true, room = "ships" }: { isPlaced?: boolean; room?: "ships" | "colonies" } = {},
  ) {
    const place = isPlaced ? { regionId: await this.regionOf(by, requestId) } : {};
    return servedTo(this.uid(by), `${room}/${verb}`, { ...place, ...data, requestId });
  }
}

/** As if the pilot had come through the gate. */
async function broughtToNexus(uid: string): Promise<void> {
  const seen = presence.ref({ regionId: REGION, uid });
  const { sectorNumber: _, ...rest } = (await seen.get()).data()!;
  await seen.delete();
  await presence.ref({ regionId: NEXUS, uid }).set({ ...rest, sectorNumber: GATE.nexus });
  const place = { regionId: NEXUS, sectorNumber: GATE.nexus, berth: "space" as const };
  await pilots.ref({ uid }).update({ place });
}

const refusalOf = (done: Promise<void>): Promise<{ reason: Reason | undefined }> =>
  done.then(
    () => ({ reason: undefined }),
    (error: { reason: Reason }) => ({ reason: error.reason }),
  );

export const fleetOf = async (uid: string) =>
  new Map(
    (await ships.collection({}).where("ownerUid", "==", uid).get()).docs.map(
      (doc) => [doc.id, doc.data()] as const,
    ),
  );
