import { expect, test } from "vitest";
import { mayView, permissionsHeld, rolesIn } from "../../../functions/src/membership/roles.ts";
import { member } from "./members.ts";

const owned = { kind: "owned", ownerUid: "olga", governorUid: null } as const;
const governed = { ...owned, governorUid: "gov" } as const;
const platforms = { kind: "default", ownerUid: null, governorUid: null } as const;
const caller = (uid: string, administrator = false) => ({ uid, administrator });
const citizen = member({ standing: "citizen" });

test.each([
  ["the owner, while nobody governs", owned, undefined, caller("olga"), ["owner", "governor"]],
  ["the owner beside a governor", governed, undefined, caller("olga"), ["owner"]],
  ["the governor", governed, citizen, caller("gov"), ["governor", "citizen"]],
  ["an administrator in an owned region", owned, undefined, caller("root", true), ["administrator"]],
  [
    "an administrator in a region of the platform",
    platforms,
    undefined,
    caller("root", true),
    ["administrator", "governor"],
  ],
  ["nobody else where nobody governs", platforms, undefined, caller("ada"), []],
  ["a banned governor", governed, member({ status: "banned" }), caller("gov"), ["governor"]],
] as const)("%s", (_who, region, membership, who, roles) => {
  expect(rolesIn(region, membership, who)).toEqual(roles);
});

test.each([
  ["an active member", owned, citizen, caller("ada"), true],
  ["who left", owned, member({ status: "left" }), caller("ada"), false],
  ["a banned member", owned, member({ status: "banned" }), caller("ada"), false],
  ["a stranger", owned, undefined, caller("ada"), false],
  ["a stranger in a region of the platform", platforms, undefined, caller("ada"), true],
  [
    "a banned player in a region of the platform",
    platforms,
    member({ status: "banned" }),
    caller("ada"),
    false,
  ],
  ["the owner", governed, undefined, caller("olga"), true],
  ["the governor", governed, undefined, caller("gov"), true],
  ["an administrator", owned, undefined, caller("root", true), true],
] as const)("who sees the inside of a region: %s", (_who, region, membership, who, does) => {
  expect(mayView(region, membership, who)).toBe(does);
});

test("a moderator holds what the appointment names, while a member", () => {
  const named = "region:{regionId}:members:manage" as const;
  const moderator = member({ moderatorPermissions: [named] });
  expect(permissionsHeld(owned, moderator, caller("mo")).has(named)).toBe(true);
  expect(permissionsHeld(owned, { ...moderator, status: "left" }, caller("mo")).has(named)).toBe(false);
});
