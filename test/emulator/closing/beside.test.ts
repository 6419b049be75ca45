import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { closings, roll } from "../../../functions/src/closing/schema.ts";
import { members, memberships } from "../../../functions/src/membership/schema.ts";
import { MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { exportManifests } from "../../../functions/src/players/exports/schema.ts";
import { erasures, players } from "../../../functions/src/players/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { runSchedule } from "../../support/work.ts";
import { admit, call, enrol, openRegion } from "../membership/world.ts";
import { administrator } from "../regions/world.ts";

const PATIENCE = { timeout: 90_000, interval: 100 };
const reason = "The mines are exhausted.";

test("who joins, leaves or goes for good beside a closing is out of it in the end, with one home or none", {
  timeout: 180_000,
}, async () => {
  const regionId = `beside-${randomUUID().slice(0, 8)}`;
  const uid = (name: string) => `${regionId}-${name}`;
  await openRegion(regionId, { ownerUid: uid("olga") });
  const stayers = Array.from({ length: 50 }, (_, index) => `s${index}`);
  const leavers = ["l0", "l1", "l2", "l3"];
  const erased = ["e0", "e1", "e2", "e3"];
  for (const name of ["olga", ...stayers, ...leavers, ...erased]) {
    await enrol(uid(name), { home: regionId });
    await admit(uid(name), regionId, "resident");
  }
  const newcomers = ["n0", "n1", "n2", "n3"];
  for (const name of newcomers) await enrol(uid(name));

  const beside = (names: readonly string[], path: string, input: object, pauseMs: number) =>
    Promise.all(
      names.map(async (name, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * pauseMs));
        return call(uid(name), path, input as Record<string, unknown>);
      }),
    );
  const root = await administrator();
  const [closed, joins, leaves, deletions] = await Promise.all([
    root.send("regions/interveneInRegion", { regionId, reason, action: { kind: "close" } }),
    beside(newcomers, "membership/joinRegion", { regionId }, 150),
    beside(leavers, "membership/leaveRegion", { regionId }, 400),
    beside(erased, "players/deleteAccount", {}, 400),
  ]);
  expect(closed.error).toBeUndefined();
  for (const { reason: refused } of joins) expect([undefined, "REGION_CLOSED", "BUSY"]).toContain(refused);
  // Who comes too late to leave has left.
  for (const { reason: refused } of leaves) expect([undefined, "NOT_A_MEMBER"]).toContain(refused);
  for (const { reason: refused } of deletions) expect(refused).toBeUndefined();

  await vi.waitFor(async () => {
    expect((await closings.ref({ regionId }).get()).data()?.phase).toBe("emptied");
    for (const name of erased)
      expect((await erasures.ref({ uid: uid(name) }).get()).data()?.erasedAt).not.toBeNull();
  }, PATIENCE);
  setClockOffset(11 * MINUTE_MS);
  await runSchedule("confirmEmptied");
  setClockOffset(0);
  await vi.waitFor(
    async () => expect((await closings.ref({ regionId }).get()).data()?.phase).toBe("closed"),
    PATIENCE,
  );
  expect((await members.collection({ regionId }).get()).size).toBe(0);
  expect((await memberships.group().where("regionId", "==", regionId).get()).size).toBe(0);
  expect((await roll.collection({ regionId }).get()).size).toBe(0);
  for (const name of stayers)
    expect((await players.ref({ uid: uid(name) }).get()).data()!.homeRegionId).toBe("nexus");
  for (const name of [...leavers, ...newcomers])
    expect((await players.ref({ uid: uid(name) }).get()).data()!.homeRegionId).not.toBe(regionId);
  for (const name of erased) {
    expect((await players.ref({ uid: uid(name) }).get()).exists).toBe(false);
    expect((await players.ref({ uid: uid(name) }).listCollections()).map(({ id }) => id)).toEqual([]);
    expect((await exportManifests.ref({ uid: uid(name), exportId: regionId }).get()).exists).toBe(false);
  }
});
