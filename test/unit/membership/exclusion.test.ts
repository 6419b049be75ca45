import { describe, expect, it } from "vitest";
import {
  type ExclusionFacts,
  excluded,
  readmitted,
} from "../../../functions/src/membership/bans/exclusion.ts";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { memberSchema } from "../../../functions/src/membership/schema.ts";
import { votingPowerAt } from "../../../functions/src/membership/votingPower.ts";

const before = new Date("2102-01-01T00:00:00Z");
const now = new Date("2102-02-01T00:00:00Z");
const until = new Date("2102-02-03T00:00:00Z");
const cause = { reason: "It is an emergency.", byUid: "root" };
const region = { regionId: "aurora", ownerUid: "ada", governorUid: "gov" };
const bob = { name: "Bob", homeRegionId: "aurora" };
const citizen = newMember({ uid: "bob", regionId: "aurora", name: "Bob", standing: "citizen", at: before });

const ban = (facts: Partial<ExclusionFacts>, { uid = "bob", term = null as Date | null } = {}) =>
  excluded({ region, player: undefined, member: undefined, ...facts }, uid, { ...cause, until: term }, now);
const unban = (facts: Partial<ExclusionFacts>) =>
  readmitted({ region, player: undefined, member: undefined, ...facts }, "bob", now);
const refusal = (reason: string) => expect.objectContaining({ reason });

describe("the platform", () => {
  it("bans a citizen out of residence, vote and home", () => {
    const { member, losesHome, notice } = ban({ player: bob, member: citizen }, { term: until });
    expect(memberSchema.parse(member)).toMatchObject({
      status: "banned",
      standing: "visitor",
      ban: { reason: cause.reason, byUid: "root", until, wasMember: true },
    });
    expect(votingPowerAt(member, before)).toBe(1);
    expect(votingPowerAt(member, now)).toBe(0);
    expect(losesHome).toBe(true);
    expect(notice.kind).toBe("BANNED");
  });

  it("bans a stranger before the first visit, and leaves a home elsewhere alone", () => {
    const decided = ban({ player: { ...bob, homeRegionId: "default" } });
    expect(memberSchema.parse(decided.member)).toMatchObject({
      status: "banned",
      visits: 0,
      ban: { until: null, wasMember: false },
    });
    expect(decided.losesHome).toBe(false);
  });

  it.each(["ada", "gov"])("does not ban %s, who holds the region", (uid) => {
    expect(() => ban({ player: bob, member: { ...citizen, uid } }, { uid })).toThrow(
      refusal("OFFICER_PROTECTED"),
    );
  });

  it("does not ban nobody", () => {
    expect(() => ban({}, { uid: "eve" })).toThrow(refusal("PLAYER_UNKNOWN"));
  });

  it("lifts a ban, and only a ban", () => {
    const { member: banned } = ban({ player: bob, member: citizen });
    expect(unban({ player: bob, member: banned }).member).toMatchObject({
      status: "active",
      standing: "visitor",
      ban: null,
    });
    expect(() => unban({ player: bob, member: citizen })).toThrow(refusal("NOT_BANNED"));
    expect(() => unban({})).toThrow(refusal("NOT_BANNED"));
  });
});
