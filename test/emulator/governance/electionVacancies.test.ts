import { afterEach, describe, expect, test } from "vitest";
import { OFFICES } from "../../../functions/src/governance/offices/office.ts";
import { offices } from "../../../functions/src/governance/offices/schema.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { runSchedule } from "../../support/work.ts";
import { call, memberOf } from "../membership/world.ts";
import {
  auditOf,
  called,
  councilOf,
  daysPass,
  electionOf,
  electionsOf,
  officeOf,
  pollOf,
  regionOf,
  republic,
  settleElection,
  stand,
  vote,
} from "./electionWorld.ts";

afterEach(() => setClockOffset(0));

const reason = "As the constitution demands.";

describe("where an autocracy ends", () => {
  test("elections to all offices come about by themselves, once", async () => {
    const region = await republic("vacant-new", ["ann"], { governance: { type: "autocracy" } });
    const { regionId } = region;
    await runSchedule("fillVacancies");
    for (const office of OFFICES) expect(await officeOf(regionId, office)).toBeUndefined();
    const change = { regionId, governance: { type: "council" } };
    expect((await call(region.owner, "regions/configureRegion", change)).reason).toBeUndefined();

    await Promise.all([runSchedule("fillVacancies"), runSchedule("fillVacancies")]);
    await runSchedule("fillVacancies");
    for (const office of OFFICES) {
      expect(await electionsOf(regionId, office)).toMatchObject([
        { number: 1, cause: "vacancy", dueAt: null },
      ]);
    }
    expect(await auditOf(regionId, "callElection")).toHaveLength(3);
  });

  test("an appointed governor stays until the first election", async () => {
    const region = await republic("vacant-appointed", ["ann"], { governor: "ann" });
    await runSchedule("fillVacancies");
    expect(await electionsOf(region.regionId, "governor")).toMatchObject([{ cause: "term" }]);
    expect((await regionOf(region.regionId)).governorUid).toBe(region.uid("ann"));
  });
});

describe("a governor", () => {
  test("who resigns leaves the powers to the owner, and an election is called", async () => {
    const region = await republic("vacant-resigned", ["ann", "ben"], { governor: "ann" });
    const { regionId } = region;
    expect((await region.call("ben", "resignOffice", { office: "governor" })).reason).toBe("NOT_IN_OFFICE");
    expect((await region.call("ann", "resignOffice", { office: "governor" })).reason).toBeUndefined();
    expect((await regionOf(regionId)).governorUid).toBeNull();
    expect(await auditOf(regionId, "vacateOffice")).toMatchObject([{ actorUid: region.uid("ann") }]);
    expect((await region.call("ann", "callElection", { office: "governor", reason })).reason).toBe(
      "PERMISSION_DENIED",
    );
    await runSchedule("fillVacancies");
    expect(await electionsOf(regionId, "governor")).toMatchObject([{ cause: "vacancy" }]);
  });

  test("who is no citizen any more loses the office to an election", async () => {
    const region = await republic("vacant-moved", ["ann"], { governor: "ann" });
    const { regionId } = region;
    await members.ref({ regionId, uid: region.uid("ann") }).update({ standing: "visitor" });
    await runSchedule("fillVacancies");
    expect((await regionOf(regionId)).governorUid).toBeNull();
    expect(await electionsOf(regionId, "governor")).toMatchObject([{ cause: "vacancy" }]);
    expect(await auditOf(regionId, "vacateOffice")).toMatchObject([{ actorUid: "schedule:fillVacancies" }]);
  });
});

describe("a council", () => {
  const NAMES = ["ann", "ben", "cy", "di"];

  test("keeps empty seats until fewer than three are left; then all are up for election", async () => {
    const region = await republic("vacant-seats", NAMES);
    const { regionId } = region;
    const first = await called(region, "councilMember");
    await stand(region, first, NAMES);
    daysPass(7);
    await settleElection(regionId, first);
    for (const name of NAMES) {
      const choice = { kind: "several" as const, options: NAMES.map(region.uid) };
      expect((await vote(region, name, first, choice)).reason).toBeUndefined();
    }
    daysPass(14);
    await settleElection(regionId, first);
    const scheduled = (await officeOf(regionId, "councilMember"))!.election!;

    const resign = { office: "councilMember" };
    expect((await region.call("ann", "resignOffice", resign)).reason).toBeUndefined();
    expect((await region.call("ann", "resignOffice", resign)).reason).toBe("NOT_IN_OFFICE");
    await runSchedule("fillVacancies");
    expect((await officeOf(regionId, "councilMember"))!.election).toEqual(scheduled);
    await call(region.uid("ben"), "membership/leaveRegion", { regionId });
    expect(await councilOf(region, NAMES)).toEqual(["cy", "di"]);
    await runSchedule("fillVacancies");

    const { election } = (await officeOf(regionId, "councilMember"))!;
    expect(election).toMatchObject({ cause: "vacancy" });
    expect((await electionOf(regionId, scheduled.electionId)).cancelledAt).not.toBeNull();
    expect((await pollOf(regionId, scheduled.electionId)).phase).toBe("cancelled");
    expect((await memberOf(regionId, region.uid("cy")))!.offices).toEqual(["councilMember"]);
  });
});

test("a region whose vacancies cannot be filled holds up no other", async () => {
  const broken = await republic("vacant-a-broken", ["ann"]);
  const whole = await republic("vacant-b-whole", ["ann"]);
  await offices
    .ref({ regionId: broken.regionId, office: "governor" })
    .withConverter(null)
    .set({ office: "governor", regionId: broken.regionId, holders: [], election: null });
  await runSchedule("fillVacancies");
  expect(await electionsOf(broken.regionId, "councilMember")).toEqual([]);
  expect(await electionsOf(whole.regionId, "councilMember")).toHaveLength(1);
  await regions.ref({ regionId: broken.regionId }).update({ status: "closed" });
});
