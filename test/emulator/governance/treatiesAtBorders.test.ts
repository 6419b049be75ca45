import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { TreatyTerms } from "../../../functions/src/governance/treaties/treaty.ts";
import type { Standing } from "../../../functions/src/membership/schema.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { admit, call, enrol, memberOf } from "../membership/world.ts";
import { act, concluded, FREE, governorOf, reason, side } from "./treatyWorld.ts";

afterEach(() => setClockOffset(0));

const CLOSED = { policy: "closed" as const, minimumReputation: 10 };

/** Two regions in free movement, the first closed to everybody else. */
async function neighbours(name: string, terms: Partial<TreatyTerms> = {}): Promise<[string, string]> {
  const [closed, partner] = [`${name}-a`, `${name}-b`];
  await side(closed, "autocracy", CLOSED);
  await side(partner);
  await concluded({ from: closed, to: partner, type: "free_movement" }, { ...FREE, ...terms } as TreatyTerms);
  return [closed, partner];
}

/** A player at home in a region, where they have this standing. */
async function inhabitant(uid: string, home: string, standing: Standing = "resident"): Promise<string> {
  await enrol(uid, { home });
  await admit(uid, home, standing);
  return uid;
}

const join = (uid: string, regionId: string) => call(uid, "membership/joinRegion", { regionId });
const ban = (regionId: string, uid: string, termHours?: number) =>
  call(governorOf(regionId), "membership/banMember", {
    regionId,
    uid,
    reason: "Smuggling",
    ...(termHours === undefined ? {} : { termHours }),
  });

describe("mutual admission", () => {
  let closed: string;
  let partner: string;
  beforeAll(async () => {
    [closed, partner] = await neighbours("mv-admit");
  });

  test.each(["resident", "citizen"] as const)(
    "a partner's %s comes into a closed region",
    async (standing) => {
      const uid = await inhabitant(`mv-${standing}`, partner, standing);
      expect((await join(uid, closed)).result.outcome).toBe("joined");
      expect(await memberOf(closed, uid)).toMatchObject({ status: "active", standing: "visitor" });
    },
  );

  test("a visitor of the partner does not, and nobody from elsewhere", async () => {
    await enrol("mv-visitor");
    await admit("mv-visitor", partner);
    expect((await join("mv-visitor", closed)).reason).toBe("IMMIGRATION_CLOSED");
    await side("mv-elsewhere");
    const foreigner = await inhabitant("mv-foreigner", "mv-elsewhere", "citizen");
    expect((await join(foreigner, closed)).reason).toBe("IMMIGRATION_CLOSED");
  });

  test("it holds both ways, and no ban is mutual unless agreed", async () => {
    const [one, other] = await neighbours("mv-oneway", { mutualAdmission: true, mutualBans: false });
    await enrol("mv-outcast");
    await ban(one, "mv-outcast");
    expect((await join("mv-outcast", other)).result.outcome).toBe("joined");
  });

  test("the region's own ban comes before any treaty", async () => {
    const uid = await inhabitant("mv-own-ban", partner);
    await ban(closed, uid);
    expect((await join(uid, closed)).reason).toBe("BANNED");
  });

  test("nobody comes in by a treaty that has ended, or has run out", async () => {
    const [one, other] = await neighbours("mv-ended");
    const early = await inhabitant("mv-early", other);
    const late = await inhabitant("mv-late", other);
    expect((await join(early, one)).result.outcome).toBe("joined");
    setClockOffset(100 * DAY_MS + 60_000);
    expect((await join(late, one)).reason).toBe("IMMIGRATION_CLOSED");
    setClockOffset(0);
    await act({ from: one, to: other, type: "free_movement" }, "declareBreach", { reason });
    expect((await join(late, one)).reason).toBe("IMMIGRATION_CLOSED");
  });

  test("an application that waits is answered by the treaty", async () => {
    await side("mv-wait-a", "autocracy", { policy: "approval" });
    await side("mv-wait-b");
    const uid = await inhabitant("mv-waiting", "mv-wait-b");
    expect((await join(uid, "mv-wait-a")).result.outcome).toBe("waiting");
    await concluded({ from: "mv-wait-b", to: "mv-wait-a", type: "free_movement" }, FREE);
    expect((await join(uid, "mv-wait-a")).result.outcome).toBe("joined");
  });
});

describe("mutual bans", () => {
  test("who is banned from a partner is refused, and told by which treaty", async () => {
    const [closed, partner] = await neighbours("mv-bans", { mutualAdmission: false, mutualBans: true });
    await enrol("mv-banned");
    await ban(closed, "mv-banned");
    const refused = await join("mv-banned", partner);
    expect(refused.reason).toBe("BANNED");
    expect(refused.answer.error!.details!.metadata).toEqual({
      regionId: partner,
      bannedFromRegionId: closed,
      treatyId: "mv-bans-a~mv-bans-b~free_movement",
    });
    expect(await memberOf(partner, "mv-banned")).toBeUndefined();
    await call(governorOf(closed), "membership/unbanMember", {
      regionId: closed,
      uid: "mv-banned",
      reason: "Served",
    });
    expect((await join("mv-banned", partner)).result.outcome).toBe("joined");
  });

  test("a ban whose term has passed holds nowhere, though no schedule has lifted it", async () => {
    const [closed, partner] = await neighbours("mv-term");
    await enrol("mv-short");
    await ban(closed, "mv-short", 24);
    expect((await join("mv-short", partner)).reason).toBe("BANNED");
    setClockOffset(DAY_MS + 60_000);
    expect((await join("mv-short", partner)).result.outcome).toBe("joined");
  });

  test("an officer cannot approve whom a treaty keeps out, and may refuse them", async () => {
    await side("mv-officer-a", "autocracy", { policy: "approval" });
    await side("mv-officer-b");
    await concluded({ from: "mv-officer-a", to: "mv-officer-b", type: "free_movement" }, FREE);
    await enrol("mv-applicant");
    expect((await join("mv-applicant", "mv-officer-a")).result.outcome).toBe("waiting");
    await ban("mv-officer-b", "mv-applicant");
    const answer = (approved: boolean) =>
      call(governorOf("mv-officer-a"), "membership/answerJoinRequest", {
        regionId: "mv-officer-a",
        uid: "mv-applicant",
        approved,
        reason: "Seen at the gate",
      });
    expect((await answer(true)).reason).toBe("BANNED");
    expect((await answer(false)).result.outcome).toBe("refused");
  });

  test("it looks at every partner, and at those with mutual bans alone", async () => {
    await side("mv-many");
    const partners = ["mv-many-a", "mv-many-b", "mv-many-c"];
    for (const [index, to] of partners.entries()) {
      await side(to);
      const terms = { ...FREE, mutualBans: index > 0 } as TreatyTerms;
      await concluded({ from: "mv-many", to, type: "free_movement" }, terms);
    }
    for (const [index, regionId] of partners.entries()) {
      const uid = `mv-many-${index}`;
      await enrol(uid);
      await ban(regionId, uid);
      const outcome = await join(uid, "mv-many");
      expect(outcome.reason ?? outcome.result.outcome).toBe(index === 0 ? "joined" : "BANNED");
    }
  });
});
