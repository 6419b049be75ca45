import { beforeAll, describe, expect, test } from "vitest";
import { sectors } from "../../../functions/src/galaxy/documents.ts";
import { HOUR_MS } from "../../../functions/src/platform/duration.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { pilots, presence, ships } from "../../../functions/src/ships/schema.ts";
import { held } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf, untilStatus } from "../regions/world.ts";
import { creditsOf, flyer, flyOut, pilotOf, presenceIn, settler, trader } from "./world.ts";

let regionId: string;

beforeAll(async () => {
  regionId = (await activeRegion()).regionId;
});

describe("docking", () => {
  test("costs the region's fee, which its treasury has in the same commit", async () => {
    const actor = await trader(regionId, 25);
    const before = await held(`treasury:${regionId}`);
    expect(await creditsOf(actor)).toBe(15);
    await actor.call("ships/undock", { regionId });
    expect(await actor.call("ships/dock", { regionId })).toMatchObject({
      feeCredits: 10,
      place: { berth: "port" },
    });
    expect([await creditsOf(actor), await held(`treasury:${regionId}`)]).toEqual([5, before + 10]);
    expect(await presenceIn(regionId, actor)).toMatchObject({ docked: true, open: false });
    await actor.call("ships/undock", { regionId });
    expect(await refusalOf(await actor.send("ships/dock", { regionId }))).toBe("INSUFFICIENT_FUNDS");
    expect((await pilotOf(actor)).place.berth).toBe("space");
  });

  test("costs nothing in a suspended region", async () => {
    const suspended = (await activeRegion()).regionId;
    const actor = await trader(suspended, 10);
    await regions.ref({ regionId: suspended }).update({ status: "suspended" });
    await actor.call("ships/undock", { regionId: suspended });
    expect(await actor.call("ships/dock", { regionId: suspended })).toMatchObject({ feeCredits: 0 });
  });

  test("costs nothing while an event of the region waives the fee, and again after", async () => {
    const festive = (await activeRegion()).regionId;
    const actor = await trader(festive, 20);
    const dockedFor = async (from: number, until: number) => {
      const dockingWaiver = { from: new Date(Date.now() + from), until: new Date(Date.now() + until) };
      await settings.ref(inRegion(festive)).update({ dockingWaiver });
      await actor.call("ships/undock", { regionId: festive });
      return (await actor.call<{ feeCredits: number }>("ships/dock", { regionId: festive })).feeCredits;
    };
    expect([await dockedFor(-HOUR_MS, HOUR_MS), await dockedFor(-HOUR_MS, -1)]).toEqual([0, 10]);
  });

  test("and a repair cost a nomad half as much again in the Nexus, and nobody else", {
    timeout: 60_000,
  }, async () => {
    await untilStatus("nexus", "active");
    const actor = await trader(regionId, 1_000);
    await actor.call("ships/undock", { regionId });
    const { docs } = await sectors.collection({ regionId: "nexus" }).where("port", "!=", null).limit(1).get();
    const place = { regionId: "nexus", sectorNumber: docs[0]!.data().number, berth: "space" as const };
    const { shipId } = await pilotOf(actor);
    const pilot = pilots.ref({ uid: actor.uid });
    const costs = async () => {
      await pilot.update({ place });
      await ships.ref({ shipId }).update({ hullPoints: 37 });
      const { feeCredits } = await actor.call<{ feeCredits: number }>("ships/dock", { regionId: "nexus" });
      const { priceCredits } = await actor.call<{ priceCredits: number }>("ships/repairShip", {
        regionId: "nexus",
        shipId,
      });
      return [feeCredits, priceCredits];
    };
    expect(await costs()).toEqual([10, 15]);
    const since = new Date();
    const homes = [{ regionId: "nexus", since }];
    await players.ref({ uid: actor.uid }).update({ homeRegionId: "nexus", homes, galacticCitizen: true });
    expect(await costs()).toEqual([15, 23]);
  });

  test("needs a port", async () => {
    const actor = await flyer(regionId);
    await flyOut(actor, regionId);
    expect(await refusalOf(await actor.send("ships/dock", { regionId }))).toBe("NO_PORT");
  });
});

interface View {
  readonly total: number;
  readonly present: { uid: string; docked: boolean }[];
  readonly cursor: string | null;
}

describe("looking around", () => {
  const look = (actor: Actor, cursor?: string) =>
    actor.call<View>("ships/lookAround", { regionId, ...(cursor === undefined ? {} : { cursor }) });

  test("shows the newest 25 of the own sector and how many there are, page after page, each once", async () => {
    const actor = await flyer(regionId);
    const { place } = await pilotOf(actor);
    const own = (await presenceIn(regionId, actor))!;
    const others = Array.from(
      { length: 30 },
      (_, index) => `crowd-${actor.uid}-${String(index).padStart(2, "0")}`,
    );
    // Some came in the same instant.
    const since = (index: number) => new Date(own.since.getTime() + 1_000 * Math.floor(index / 4));
    await Promise.all(
      others.map((uid, index) => presence.ref({ regionId, uid }).set({ ...own, uid, since: since(index) })),
    );
    const first = await look(actor);
    expect(first.present).toHaveLength(25);
    expect(first.total).toBe(
      (await presence.collection({ regionId }).where("sectorNumber", "==", place.sectorNumber).get()).size,
    );
    const seen = [...first.present];
    for (let cursor = first.cursor; cursor !== null; ) {
      const page = await look(actor, cursor);
      seen.push(...page.present);
      cursor = page.cursor;
    }
    expect(seen).toHaveLength(first.total);
    expect(new Set(seen.map(({ uid }) => uid)).size).toBe(first.total);
    expect(seen[0]!.uid).toBe(others.at(-1));
  });

  test("shows nobody of another sector, and takes a pilot", async () => {
    const [actor, other] = [await flyer(regionId), await flyer(regionId)];
    await presence.ref({ regionId, uid: other.uid }).update({ sectorNumber: 499 });
    expect((await look(actor)).present.map(({ uid }) => uid)).not.toContain(other.uid);
    const without = await settler(regionId);
    expect(await refusalOf(await without.send("ships/lookAround", { regionId }))).toBe("PILOT_UNKNOWN");
  });
});
