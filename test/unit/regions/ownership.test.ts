import { describe, expect, it } from "vitest";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { memberSchema } from "../../../functions/src/membership/schema.ts";
import { votingPowerAt } from "../../../functions/src/membership/votingPower.ts";
import type { Player } from "../../../functions/src/players/schema.ts";
import { transferred } from "../../../functions/src/regions/ownership.ts";

const before = new Date("2102-01-01T00:00:00Z");
const now = new Date("2102-02-01T00:00:00Z");
const region = { regionId: "aurora", status: "active", ownerUid: "ada" } as const;
const player = { uid: "bob", name: "Bob" } as Player;
const member = (standing: "visitor" | "resident" | "citizen") =>
  newMember({ uid: "bob", regionId: "aurora", name: "Bob", standing, at: before });

describe("the new owner's membership", () => {
  it("is a new citizen's for a stranger", () => {
    const owner = transferred(region, "bob", { player, member: undefined }, now);
    expect(memberSchema.parse(owner)).toMatchObject({
      standing: "citizen",
      citizenSince: now,
      status: "active",
    });
    expect(votingPowerAt(owner, now)).toBe(1);
  });

  it.each(["visitor", "resident"] as const)("makes a citizen of a %s, from now on", (standing) => {
    const owner = transferred(region, "bob", { player, member: member(standing) }, now);
    expect(owner).toMatchObject({ standing: "citizen", citizenSince: now, joinedAt: before });
    expect(owner.residentSince).toEqual(standing === "resident" ? before : now);
    expect(votingPowerAt(owner, before)).toBe(0);
    expect(votingPowerAt(owner, now)).toBe(1);
  });

  it("leaves a citizen's as it is", () => {
    expect(transferred(region, "bob", { player, member: member("citizen") }, now)).toEqual(member("citizen"));
  });

  it("begins anew for somebody who had left, with reputation and history", () => {
    const left = { ...member("citizen"), status: "left", reputation: 70 } as const;
    const ended = { ...left, votingPowerCheckpoints: [{ since: before, power: 0 }] };
    const owner = transferred(region, "bob", { player, member: ended }, now);
    expect(owner).toMatchObject({ status: "active", joinedAt: now, citizenSince: now, reputation: 70 });
    expect(votingPowerAt(owner, now)).toBe(1);
  });
});

describe("a transfer", () => {
  const banned = { ...member("visitor"), status: "banned" } as const;
  it.each([
    { why: "to the owner", toUid: "ada", facts: { player, member: undefined }, reason: "ALREADY_OWNER" },
    {
      why: "to nobody",
      toUid: "eve",
      facts: { player: undefined, member: undefined },
      reason: "PLAYER_UNKNOWN",
    },
    { why: "to a banned one", toUid: "bob", facts: { player, member: banned }, reason: "STANDING_UNCHANGED" },
  ])("is refused $why", ({ toUid, facts, reason }) => {
    expect(() => transferred(region, toUid, facts, now)).toThrow(expect.objectContaining({ reason }));
  });

  it.each(["closing", "closed"] as const)("is refused of a region that is %s", (status) => {
    const facts = { player, member: undefined };
    expect(() => transferred({ ...region, status }, "bob", facts, now)).toThrow(
      expect.objectContaining({ reason: "REGION_CLOSED" }),
    );
  });

  it.each(["provisioning", "active", "suspended", "failed"] as const)(
    "can be made while it is %s",
    (status) => {
      const facts = { player, member: undefined };
      expect(transferred({ ...region, status }, "bob", facts, now).standing).toBe("citizen");
    },
  );
});
