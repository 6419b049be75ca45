import { describe, expect, it } from "vitest";
import type { Player } from "../../../functions/src/players/schema.ts";
import { requireTransferable } from "../../../functions/src/regions/holders/ownership.ts";

const region = { regionId: "aurora", status: "active", ownerUid: "ada" } as const;
const player = { uid: "bob", name: "Bob", blocked: null } as Player;
const blocked = { ...player, blocked: { reason: "Fraud", at: new Date(), byUid: "root" } } as Player;

describe("an offer", () => {
  it.each([
    { why: "to the owner", toUid: "ada", to: player, reason: "ALREADY_OWNER" },
    { why: "to nobody", toUid: "eve", to: undefined, reason: "PLAYER_UNKNOWN" },
    { why: "to a blocked account", toUid: "bob", to: blocked, reason: "ACCOUNT_BLOCKED" },
  ])("is refused $why", ({ toUid, to, reason }) => {
    expect(() => requireTransferable(region, toUid, to)).toThrow(expect.objectContaining({ reason }));
  });

  it.each(["provisioning", "failed", "closing", "closed"] as const)(
    "is refused of a region that is %s",
    (status) => {
      expect(() => requireTransferable({ ...region, status }, "bob", player)).toThrow(
        expect.objectContaining({ reason: "REGION_CLOSED" }),
      );
    },
  );

  it.each(["active", "suspended"] as const)("can be made while it is %s", (status) => {
    expect(() => requireTransferable({ ...region, status }, "bob", player)).not.toThrow();
  });
});
