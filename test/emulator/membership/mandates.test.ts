import { afterEach, expect, test } from "vitest";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { runSchedule } from "../../support/work.ts";
import { admit, call, enrol, memberOf, openRegion } from "./world.ts";

afterEach(() => setClockOffset(0));

const daysPass = (days: number) => setClockOffset(days * DAY_MS + 60_000);

test("moderators go with the governor who named them after a week, unless the next one confirms them", async () => {
  const regionId = "mandates";
  const uid = (who: string) => `${regionId}-${who}`;
  await openRegion(regionId, { ownerUid: uid("owner") });
  for (const who of ["owner", "gov", "kept", "gone"]) {
    await enrol(uid(who), { home: regionId });
    await admit(uid(who), regionId, "citizen");
  }
  const permissions = ["region:{regionId}:members:manage"];
  const reason = "As the office demands.";
  const act = (by: string, path: string, input: object) =>
    call(uid(by), path, { regionId, reason, ...input });
  const name = (by: string, on: string) =>
    act(by, "membership/appointModerator", { uid: uid(on), permissions });
  const moderate = async (who: string) =>
    (await act(who, "membership/setReputation", { uid: uid("gov"), reputation: 1 })).reason;
  for (const who of ["kept", "gone"]) expect((await name("owner", who)).reason).toBeUndefined();
  expect((await act("owner", "regions/appointGovernor", { uid: uid("gov") })).reason).toBeUndefined();
  expect((await regions.ref({ regionId }).get()).data()!.governorChangesAt).toHaveLength(1);

  daysPass(6);
  expect((await name("gov", "kept")).reason).toBeUndefined();
  await runSchedule("endMandates");
  // Neither may act upon the governor: that they are moderators is said first.
  expect(await moderate("gone")).not.toBe("PERMISSION_DENIED");

  daysPass(7);
  // The dates tell, before the schedule has.
  expect(await moderate("gone")).toBe("PERMISSION_DENIED");
  expect((await memberOf(regionId, uid("gone")))!.moderatorPermissions).toEqual(permissions);
  for (let run = 0; run < 2; run++) await runSchedule("endMandates");
  expect(await memberOf(regionId, uid("gone"))).toMatchObject({
    moderatorPermissions: [],
    moderatorSince: null,
  });
  expect((await memberOf(regionId, uid("kept")))!.moderatorPermissions).toEqual(permissions);
  expect(await moderate("kept")).not.toBe("PERMISSION_DENIED");
  expect((await regions.ref({ regionId }).get()).data()).toMatchObject({
    governorChangesAt: [],
    mandatesEndAt: null,
  });
  const told = await notices
    .collection({ uid: uid("gone") })
    .where("kind", "==", "MODERATOR_DISMISSED")
    .get();
  expect(told.size).toBe(1);
  const log = await regionAudit.collection({ regionId }).where("action", "==", "endMandate").get();
  expect(log.docs.map((entry) => entry.data())).toMatchObject([
    { subjectUid: uid("gone"), actorUid: "schedule:endMandates" },
  ]);
});
