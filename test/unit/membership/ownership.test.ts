import { describe, expect, it } from "vitest";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { ownersMembership } from "../../../functions/src/membership/owners/ownership.ts";
import { type Member, memberSchema } from "../../../functions/src/membership/schema.ts";
import { votingPowerAt } from "../../../functions/src/membership/votingPower.ts";

const before = new Date("2102-01-01T00:00:00Z");
const now = new Date("2102-02-01T00:00:00Z");
const member = (standing: "visitor" | "resident" | "citizen") =>
  newMember({ uid: "bob", regionId: "aurora", name: "Bob", standing, at: before });
const owning = (earlier: Member | undefined) =>
  ownersMembership({ regionId: "aurora" }, { uid: "bob", name: "Bob" }, earlier, now);

describe("the new owner's membership", () => {
  it("is a new citizen's for a stranger", () => {
    const owner = owning(undefined);
    expect(memberSchema.parse(owner)).toMatchObject({
      standing: "citizen",
      citizenSince: now,
      status: "active",
    });
    expect(votingPowerAt(owner, now)).toBe(1);
  });

  it.each(["visitor", "resident"] as const)("makes a citizen of a %s, from now on", (standing) => {
    const owner = owning(member(standing));
    expect(owner).toMatchObject({ standing: "citizen", citizenSince: now, joinedAt: before });
    expect(owner.residentSince).toEqual(standing === "resident" ? before : null);
    expect(votingPowerAt(owner, before)).toBe(0);
    expect(votingPowerAt(owner, now)).toBe(1);
  });

  it("leaves a citizen's as it is, except that it rests on holding the region", () => {
    expect(owning(member("citizen"))).toEqual({ ...member("citizen"), citizenGround: "ownership" });
  });

  it("begins anew for somebody who had left, with reputation and history", () => {
    const left = { ...member("citizen"), status: "left", reputation: 70 } as const;
    const owner = owning({ ...left, votingPowerCheckpoints: [{ since: before, power: 0 }] });
    expect(owner).toMatchObject({ status: "active", joinedAt: now, citizenSince: now, reputation: 70 });
    expect(votingPowerAt(owner, now)).toBe(1);
  });

  it("is none for somebody who is banned", () => {
    expect(() => owning({ ...member("visitor"), status: "banned" })).toThrow(
      expect.objectContaining({ reason: "STANDING_UNCHANGED" }),
    );
  });
});
