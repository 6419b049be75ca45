import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { newBuyer } from "../../../functions/src/billing/buyer.ts";
import { subscriptions as subscriptionExample } from "../../../functions/src/billing/examples.ts";
import { buyers, subscriptions } from "../../../functions/src/billing/schema.ts";
import { archivedLines } from "../../../functions/src/closing/archive.ts";
import { closings } from "../../../functions/src/closing/schema.ts";
import { gateIndexes, gates } from "../../../functions/src/galaxy/documents.ts";
import { prepareListed } from "../../../functions/src/galaxy/gateIndex.ts";
import { recordOf } from "../../../functions/src/platform/documents/records.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { digest } from "../../../functions/src/platform/random.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { exportManifests } from "../../../functions/src/players/exports/schema.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { grant, held, openAccounts } from "../../support/ledger/ledger.ts";
import { runSchedule } from "../../support/work.ts";
import { admit, call, enrol, memberOf, mirrorOf, openRegion, playerOf } from "../membership/world.ts";
import { administrator } from "../regions/world.ts";

const PATIENCE = { timeout: 60_000, interval: 100 };
const MINUTE_MS = 60_000;
const DAYS_AGO = new Date(Date.now() - 30 * DAY_MS);

const closingOf = async (regionId: string) => (await closings.ref({ regionId }).get()).data();

/** Waits until a closing has come so far. */
const comesTo = (regionId: string, phase: string) =>
  vi.waitFor(async () => expect((await closingOf(regionId))?.phase).toBe(phase), PATIENCE);

const regionId = `close-${randomUUID().slice(0, 8)}`;
const uid = (name: string) => `${regionId}-${name}`;
const reason = "The mines are exhausted.";
const FULL = { service: "full", namesHeld: true, regionHeld: false, endsAt: null };

/** Ann and Ben have lived here for long, Cy for a day; Dan visits, Eve is banned, and Olga, who owns it, lives here, too. */
beforeAll(async () => {
  await openRegion(regionId, { ownerUid: uid("olga") });
  await openAccounts({ accountId: `treasury:${regionId}`, regionId });
  await grant(`treasury:${regionId}`, 1_001);
  await gates.ref({ gateId: regionId }).set({
    worldId: "world",
    kind: "platform",
    regionIds: ["nexus", regionId],
    sectorNumbers: [7, 8],
    open: true,
  });
  await transact(async (tx) => (await prepareListed(tx, { regionId, sectorNumber: 7 }))());
  const lived = { residentSince: DAYS_AGO };
  for (const name of ["ann", "ben", "cy", "olga"]) await enrol(uid(name), { home: regionId });
  for (const name of ["dan", "eve"]) await enrol(uid(name));
  await admit(uid("ann"), regionId, "citizen", lived);
  await admit(uid("ben"), regionId, "resident", lived);
  await admit(uid("cy"), regionId, "resident");
  await admit(uid("olga"), regionId, "citizen", lived);
  await admit(uid("dan"), regionId);
  const ban = {
    reason,
    byUid: uid("olga"),
    rank: "governor" as const,
    at: DAYS_AGO,
    until: null,
    wasMember: true,
  };
  await admit(uid("eve"), regionId, "visitor", { status: "banned", ban });
  await call(uid("olga"), "regions/announce", { regionId, title: "News", body: "We close." });
  await call(uid("olga"), "membership/setReputation", {
    regionId,
    uid: uid("ann"),
    reputation: 5,
    reason,
  });
});

test("a region that closes goes through its phases, and leaves nothing but its document", {
  timeout: 120_000,
}, async () => {
  const close = { regionId, reason, action: { kind: "close" } };
  await (await administrator()).call("regions/interveneInRegion", close);
  await comesTo(regionId, "emptied");
  expect(await closingOf(regionId)).toMatchObject({
    frozen: { members: 6, sharers: 2, treasuryCredits: 1_001 },
  });
  expect((await regions.ref({ regionId }).get()).data()!.status).toBe("closing");
  await runSchedule("confirmEmptied");
  await comesTo(regionId, "emptied");
  setClockOffset(11 * MINUTE_MS);
  await runSchedule("confirmEmptied");
  setClockOffset(0);
  await comesTo(regionId, "closed");
  expect((await regions.ref({ regionId }).get()).data()).toMatchObject({
    status: "closed",
    closedAt: expect.any(Date),
  });
  expect(await regions.ref({ regionId }).listCollections()).toEqual([]);
  expect((await gates.ref({ gateId: regionId }).get()).exists).toBe(false);
  const indexes = await gateIndexes.collection({ regionId: "nexus" }).get();
  expect(indexes.docs.flatMap((doc) => doc.data().gates.map((gate) => gate.regionId))).not.toContain(
    regionId,
  );
});

describe("afterwards", () => {
  test("who lived there has the Nexus as home, and premium where it was for seven days", async () => {
    for (const [name, premium] of [
      ["ann", true],
      ["ben", true],
      ["cy", false],
      ["olga", false],
    ] as const) {
      const player = await playerOf(uid(name));
      expect(player).toMatchObject({
        homeRegionId: "nexus",
        displaced: { fromRegionId: regionId, premiumUntil: premium ? expect.any(Date) : null },
      });
      expect(await memberOf("nexus", uid(name))).toMatchObject({ status: "active", standing: "resident" });
    }
    expect((await playerOf(uid("dan")))!.displaced).toBeNull();
    for (const name of ["ann", "dan", "eve"]) {
      expect(await mirrorOf(regionId, uid(name))).toBeUndefined();
      expect(await memberOf(regionId, uid(name))).toBeUndefined();
    }
    const { docs } = await notices
      .collection({ uid: uid("dan") })
      .where("kind", "==", "REGION_CLOSED")
      .get();
    expect(docs).toHaveLength(1);
  });

  test("premium makes a Galactic Citizen within five minutes, and ends with its 90 days where nothing is paid", async () => {
    const isCitizen = async (name: string) => (await playerOf(uid(name)))!.galacticCitizen;
    const all = () => Promise.all(["ann", "ben", "cy", "olga"].map(isCitizen));
    const ben = { uid: uid("ben"), subject: { kind: "galacticCitizen" } } as const;
    const subscriptionId = `sub_${regionId.replaceAll("-", "_")}`;
    await subscriptions
      .ref({ subscriptionId })
      .set({ ...subscriptionExample, ...ben, subscriptionId, entitlement: { ...FULL } } as never);
    await buyers.ref(ben).set({ ...newBuyer(ben.uid), live: { galacticCitizen: subscriptionId } } as never);
    await runSchedule("refreshCitizens");
    expect(await all()).toEqual([true, true, false, false]);
    setClockOffset(90 * DAY_MS - 5 * MINUTE_MS);
    await runSchedule("refreshCitizens");
    expect(await all()).toEqual([true, true, false, false]);
    setClockOffset(91 * DAY_MS);
    await runSchedule("refreshCitizens");
    setClockOffset(0);
    expect(await all()).toEqual([false, true, false, false]);
    expect((await playerOf(uid("ann")))!.displaced).toMatchObject({ dueAt: null });
  });

  test("the treasury is shared by who lived there for seven days, its owner aside, and the rest is for relief", async () => {
    const purse = async (name: string) => held((await playerOf(uid(name)))!.accountId);
    expect(await Promise.all(["ann", "ben", "cy", "olga", "dan"].map(purse))).toEqual([500, 500, 0, 0, 0]);
    expect(await held(`treasury:${regionId}`)).toBe(0);
  });

  test("each has an export of the own, and nobody else's", async () => {
    const first = await call(uid("ann"), "closing/downloadExport", { regionId }, null);
    const { parts, sha256, records, ndjson } = first.result as {
      parts: number;
      sha256: string;
      records: number;
      ndjson: string;
    };
    expect(parts).toBe(1);
    expect(digest(ndjson)).toBe(sha256);
    const lines = ndjson.trimEnd().split("\n").map(recordOf);
    expect(lines).toHaveLength(records);
    expect(lines.map(({ path }) => path.split("/")[2])).toEqual(["audit", "members"]);
    expect(lines[1]!.fields).toMatchObject({ uid: uid("ann"), standing: "citizen", reputation: 5 });
    const dan = await call(uid("dan"), "closing/downloadExport", { regionId, part: 1 }, null);
    expect(dan.reason).toBe("EXPORT_UNKNOWN");
    expect((await exportManifests.ref({ uid: uid("eve"), exportId: regionId }).get()).data()).toMatchObject({
      records: 1,
    });
  });

  test("the archive has the public log for all, and what was the members' for none", async () => {
    const pathsIn = async (part: "public" | "sealed") => {
      const paths: string[] = [];
      for await (const lines of archivedLines(regionId, part))
        paths.push(...lines.map((line) => recordOf(line).path));
      return paths.map((path) => path.split("/").slice(0, 3).join("/"));
    };
    expect(new Set(await pathsIn("public"))).toEqual(new Set([`regions/${regionId}/audit`]));
    expect(new Set(await pathsIn("sealed"))).toEqual(
      new Set(["members", "announcements", "audit"].map((id) => `regions/${regionId}/${id}`)),
    );
  });
});
