import { beforeAll, describe, expect, test } from "vitest";
import { presence } from "../../../functions/src/ships/schema.ts";
import { type Actor, activeRegion } from "../regions/world.ts";
import { flyer, neighbourOf, pilotOf, presenceIn, settler } from "./world.ts";

const timeout = 180_000;

let regionId: string;

beforeAll(async () => {
  regionId = (await activeRegion()).regionId;
}, timeout);

const outcomesOf = (actor: Actor, acts: readonly (readonly [path: string, data: object])[]) =>
  Promise.all(acts.map(async ([path, data]) => (await actor.send(path, data)).error?.details?.reason));

// The emulator decides a conflict by letting one side wait some seconds: the races wait side by side.
describe.concurrent("races", () => {
  test("two devices fly one pilot at once: one after the other, or one of them learns that it is elsewhere", {
    timeout,
  }, async () => {
    const actor = await flyer(regionId);
    const { place } = await pilotOf(actor);
    const next = await neighbourOf(regionId, place.sectorNumber);
    const flight = ["ships/fly", { regionId, sectors: [next] }] as const;
    const outcomes = await outcomesOf(actor, [flight, flight]);
    expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
    expect([...outcomes].filter((reason) => reason !== undefined)).toEqual([
      expect.stringMatching(/^(NO_WARP|BUSY)$/),
    ]);
    expect((await pilotOf(actor)).place.sectorNumber).toBe(next);
    expect(await presenceIn(regionId, actor)).toMatchObject({ sectorNumber: next });
  });

  test("sixteen first acts at once make one pilot with one ship", { timeout }, async () => {
    const actor = await settler(regionId);
    const undock = ["ships/undock", { regionId }] as const;
    const outcomes = await outcomesOf(
      actor,
      Array.from({ length: 16 }, () => undock),
    );
    expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
    const { shipId } = await pilotOf(actor);
    expect(shipId).toBeTruthy();
  });

  test("300 flights of as many pilots at once: each is flown at the first sending", { timeout }, async () => {
    const flyers = await Promise.all(Array.from({ length: 300 }, () => flyer(regionId)));
    const flights = await Promise.all(
      flyers.map(async (actor) => {
        const { place } = await pilotOf(actor);
        return { actor, sectors: [await neighbourOf(regionId, place.sectorNumber)] };
      }),
    );
    const answers = await Promise.all(
      flights.map(({ actor, sectors }) => actor.send("ships/fly", { regionId, sectors })),
    );
    expect(answers.filter(({ error }) => error !== undefined)).toEqual([]);
    const there = await presence.collection({ regionId }).get();
    const seen = new Map(there.docs.map((doc) => [doc.id, doc.data().sectorNumber]));
    for (const { actor, sectors } of flights) expect(seen.get(actor.uid)).toBe(sectors[0]);
  });
});
