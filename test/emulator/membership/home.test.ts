import { afterEach, expect, test } from "vitest";
import { votingPowerAt } from "../../../functions/src/membership/votingPower.ts";
import { homeAt } from "../../../functions/src/players/home.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { admit, call, enrol, memberOf, openRegion, playerOf } from "./world.ts";

const DAY_MS = 86_400_000;

afterEach(() => setClockOffset(0));

test("a new home makes a resident there and a visitor in the former one, dated for later questions", async () => {
  await openRegion("home-old", { ownerUid: "home-owner" });
  await openRegion("home-new");
  await enrol("home-anna", { home: "home-old" });
  await admit("home-anna", "home-old", "citizen", { votingPower: 1 });
  const whileOld = new Date();
  expect((await call("home-anna", "membership/setHomeRegion", { regionId: "home-new" })).reason).toBe(
    "NOT_A_MEMBER",
  );
  await call("home-anna", "membership/joinRegion", { regionId: "home-new" });
  const moved = await call("home-anna", "membership/setHomeRegion", { regionId: "home-new" });
  expect(moved.result).toEqual({ regionId: "home-new", formerRegionId: "home-old", standing: "resident" });

  const former = (await memberOf("home-old", "home-anna"))!;
  expect(former).toMatchObject({
    status: "active",
    standing: "visitor",
    citizenSince: null,
    residentSince: null,
  });
  expect(votingPowerAt(former, whileOld)).toBe(1);
  expect(votingPowerAt(former, new Date())).toBe(0);
  expect(await memberOf("home-new", "home-anna")).toMatchObject({ standing: "resident" });
  const player = (await playerOf("home-anna"))!;
  expect(homeAt(player, whileOld)).toBe("home-old");
  expect(homeAt(player, new Date())).toBe("home-new");
  expect((await call("home-anna", "membership/setHomeRegion", { regionId: "home-new" })).reason).toBe(
    "STANDING_UNCHANGED",
  );

  const again = await call("home-anna", "membership/setHomeRegion", { regionId: "home-old" });
  expect(again.reason).toBe("HOME_CHOSEN_LATELY");
  const until = Date.parse((again.answer.error!.details!.metadata as { until: string }).until);
  expect(until).toBe(player.homes.at(-1)!.since.getTime() + 7 * DAY_MS);
  setClockOffset(7 * DAY_MS + 60_000);
  expect(
    (await call("home-anna", "membership/setHomeRegion", { regionId: "home-old" })).reason,
  ).toBeUndefined();
  setClockOffset(14 * DAY_MS + 120_000);
  await call("home-anna", "membership/setHomeRegion", { regionId: "home-new" });

  const left = await call("home-anna", "membership/leaveRegion", { regionId: "home-new" });
  expect(left.result).toEqual({ regionId: "home-new", homeRegionId: null });
  expect((await playerOf("home-anna"))!.homes.at(-1)!.regionId).toBeNull();
});

test("a region that is not active becomes nobody's home, though a member may leave it", async () => {
  await enrol("home-ben");
  for (const status of ["provisioning", "suspended", "closing", "closed", "failed"] as const) {
    const regionId = `home-${status}`;
    await openRegion(regionId, { status });
    await admit("home-ben", regionId);
    expect((await call("home-ben", "membership/setHomeRegion", { regionId })).reason, status).toBe(
      "REGION_CLOSED",
    );
    expect((await call("home-ben", "membership/leaveRegion", { regionId })).reason, status).toBeUndefined();
  }
});

test("a governor who leaves resigns", async () => {
  await openRegion("home-governed", { ownerUid: "home-owner", governorUid: "home-gov" });
  await enrol("home-gov", { home: "home-governed" });
  await admit("home-gov", "home-governed", "citizen");
  expect(
    (await call("home-gov", "membership/leaveRegion", { regionId: "home-governed" })).reason,
  ).toBeUndefined();
  expect((await regions.ref({ regionId: "home-governed" }).get()).data()!.governorUid).toBeNull();
});

test("a resident claims citizenship after seven days, with the reputation that the region asks for", async () => {
  await openRegion("home-seven", { ownerUid: "home-owner", immigration: { minimumReputation: 0 } });
  await enrol("home-owner");
  await enrol("home-cleo");
  const here = { regionId: "home-seven" };
  const claim = () => call("home-cleo", "membership/claimCitizenship", here);
  expect((await claim()).reason).toBe("NOT_A_MEMBER");
  await call("home-cleo", "membership/joinRegion", here);
  expect((await claim()).reason).toBe("STANDING_UNCHANGED");
  await call("home-cleo", "membership/setHomeRegion", here);
  const early = await claim();
  expect(early.reason).toBe("RESIDENCE_TOO_SHORT");
  const { eligibleAt } = early.answer.error!.details!.metadata as { eligibleAt: string };
  expect(Date.parse(eligibleAt) - Date.now()).toBeGreaterThan(6.9 * DAY_MS);

  setClockOffset(7 * DAY_MS - 60_000);
  expect((await claim()).reason).toBe("RESIDENCE_TOO_SHORT");
  setClockOffset(7 * DAY_MS + 60_000);
  const low = { ...here, uid: "home-cleo", reputation: -1, reason: "Debts" };
  await call("home-owner", "membership/setReputation", low);
  expect((await claim()).reason).toBe("REPUTATION_TOO_LOW");
  await call("home-owner", "membership/setReputation", { ...low, reputation: 0 });
  expect((await claim()).result).toEqual({ regionId: "home-seven", votingPower: 1 });

  const citizen = (await memberOf("home-seven", "home-cleo"))!;
  expect(citizen).toMatchObject({ standing: "citizen", votingPower: 1 });
  expect(votingPowerAt(citizen, new Date())).toBe(0);
  expect(votingPowerAt(citizen, citizen.citizenSince!)).toBe(1);
  expect((await claim()).reason).toBe("STANDING_UNCHANGED");
});

test("a member's visits count once a day, and make the member active for a quorum", async () => {
  await openRegion("home-visited");
  await enrol("home-vera");
  const visit = () => call("home-vera", "membership/visitRegion", { regionId: "home-visited" });
  expect((await visit()).reason).toBe("NOT_A_MEMBER");
  await admit("home-vera", "home-visited");
  expect((await visit()).result).toMatchObject({ visits: 1 });
  setClockOffset(31 * DAY_MS);
  const { result } = await visit();
  expect(result).toMatchObject({ visits: 2 });
  expect((await visit()).result).toEqual(result);
  const lastVisitAt = (await memberOf("home-visited", "home-vera"))!.lastVisitAt;
  expect(lastVisitAt.toISOString()).toBe(result.lastVisitAt);
  expect(lastVisitAt.getTime() - Date.now()).toBeGreaterThan(30 * DAY_MS);
});
