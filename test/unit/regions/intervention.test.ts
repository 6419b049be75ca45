import { describe, expect, it } from "vitest";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { memberSchema } from "../../../functions/src/membership/schema.ts";
import { votingPowerAt } from "../../../functions/src/membership/votingPower.ts";
import type { Player } from "../../../functions/src/players/schema.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration.ts";
import { type InterventionFacts, intervened } from "../../../functions/src/regions/intervention.ts";
import type { InterventionAction, Region } from "../../../functions/src/regions/schema.ts";

const before = new Date("2102-01-01T00:00:00Z");
const now = new Date("2102-02-01T00:00:00Z");
const cause = { reason: "It is an emergency.", byUid: "root" };
const region = {
  regionId: "aurora",
  status: "active",
  statusReason: null,
  ownerUid: "ada",
  governorUid: "gov",
  configuration: {
    ...DEFAULT_CONFIGURATION,
    governance: { ...DEFAULT_CONFIGURATION.governance, type: "democracy" },
  },
} as Region;
const bob: Player = {
  uid: "bob",
  name: "Bob",
  homeRegionId: "aurora",
  homes: [{ regionId: "aurora", since: before }],
} as unknown as Player;
const citizen = newMember({ uid: "bob", regionId: "aurora", name: "Bob", standing: "citizen", at: before });

const act = (action: InterventionAction, facts: Partial<InterventionFacts> = {}) =>
  intervened({ region, player: undefined, member: undefined, ...facts }, action, cause, now);
const refusal = (reason: string) => expect.objectContaining({ reason });

describe("an intervention", () => {
  it("suspends with its reason, reopens without one, closes for ever", () => {
    expect(act({ kind: "suspend" }).region).toEqual({ status: "suspended", statusReason: cause.reason });
    const suspended = { ...region, status: "suspended" } as Region;
    expect(act({ kind: "reopen" }, { region: suspended }).region).toEqual({
      status: "active",
      statusReason: null,
    });
    expect(act({ kind: "close" }).region).toEqual({ status: "closing", statusReason: cause.reason });
  });

  it("is bound by the lifecycle", () => {
    expect(() => act({ kind: "reopen" })).toThrow(refusal("REGION_STATUS"));
  });

  it.each(["nexus", "default"])("never closes %s", (regionId) => {
    expect(() => act({ kind: "close" }, { region: { ...region, regionId } })).toThrow(refusal("NOT_OWNABLE"));
  });

  it("vacates the governor's office once", () => {
    expect(act({ kind: "vacateGovernor" })).toEqual({
      region: { governorUid: null },
      before: { governorUid: "gov" },
      after: { governorUid: null },
    });
    const vacant = { ...region, governorUid: null };
    expect(() => act({ kind: "vacateGovernor" }, { region: vacant })).toThrow(refusal("OFFICE_VACANT"));
  });

  it("sets what otherwise a vote decides, within the same bounds", () => {
    const action = { kind: "configure", change: { economy: { tradeTaxBasisPoints: 2_500 } } } as const;
    expect(act(action)).toMatchObject({
      region: { configuration: { economy: { tradeTaxBasisPoints: 2_500 } } },
      before: { "economy.tradeTaxBasisPoints": 1_000 },
      after: { "economy.tradeTaxBasisPoints": 2_500 },
    });
    const beyond = { kind: "configure", change: { economy: { tradeTaxBasisPoints: 2_501 } } } as const;
    expect(() => act(beyond)).toThrow(refusal("CONFIGURATION_BOUND"));
    const closing = { ...region, status: "closing" } as Region;
    expect(() => act(action, { region: closing })).toThrow(refusal("REGION_CLOSED"));
  });

  it("bans a citizen out of residence, vote and home", () => {
    const { member, home, notice } = act(
      { kind: "ban", uid: "bob", termHours: 48 },
      { player: bob, member: citizen },
    );
    expect(memberSchema.parse(member)).toMatchObject({
      status: "banned",
      standing: "visitor",
      ban: { reason: cause.reason, byUid: "root", until: new Date("2102-02-03T00:00:00Z"), wasMember: true },
    });
    expect(votingPowerAt(member!, before)).toBe(1);
    expect(votingPowerAt(member!, now)).toBe(0);
    expect(home).toMatchObject({ homeRegionId: null });
    expect(notice?.kind).toBe("BANNED");
  });

  it("bans a stranger before the first visit, and leaves a home elsewhere alone", () => {
    const elsewhere = { ...bob, homeRegionId: "default" };
    const decided = act({ kind: "ban", uid: "bob" }, { player: elsewhere });
    expect(memberSchema.parse(decided.member)).toMatchObject({
      status: "banned",
      visits: 0,
      ban: { until: null, wasMember: false },
    });
    expect(decided.home).toBeUndefined();
  });

  it.each(["ada", "gov"])("does not ban %s, who holds the region", (uid) => {
    const facts = { player: { ...bob, uid }, member: { ...citizen, uid } };
    expect(() => act({ kind: "ban", uid }, facts)).toThrow(refusal("OFFICER_PROTECTED"));
  });

  it("does not ban nobody", () => {
    expect(() => act({ kind: "ban", uid: "eve" })).toThrow(refusal("PLAYER_UNKNOWN"));
  });

  it("lifts a ban, and only a ban", () => {
    const banned = act({ kind: "ban", uid: "bob" }, { player: bob, member: citizen }).member!;
    const { member } = act({ kind: "unban", uid: "bob" }, { player: bob, member: banned });
    expect(member).toMatchObject({ status: "active", standing: "visitor", ban: null });
    expect(() => act({ kind: "unban", uid: "bob" }, { player: bob, member: citizen })).toThrow(
      refusal("NOT_BANNED"),
    );
    expect(() => act({ kind: "unban", uid: "bob" })).toThrow(refusal("NOT_BANNED"));
  });
});
