import { expect, test } from "vitest";
import { requireAuthority, requireGovernor } from "../../../functions/src/membership/officers/authority.ts";
import { appointed, dismissed } from "../../../functions/src/membership/officers/moderator.ts";
import { member, refusal } from "./members.ts";

const governor = { uid: "gov", governs: true };
const moderator = { uid: "mod", governs: false };
const people = {
  ordinary: { uid: "ada", holdsRegion: false, moderates: false },
  moderator: { uid: "other", holdsRegion: false, moderates: true },
  self: { uid: "mod", holdsRegion: false, moderates: true },
  holder: { uid: "gov", holdsRegion: true, moderates: false },
};

test.each([
  [governor, "ordinary", "adverse", true],
  [governor, "moderator", "adverse", true],
  [governor, "holder", "adverse", false],
  [governor, "holder", "favourable", true],
  [moderator, "ordinary", "adverse", true],
  [moderator, "ordinary", "favourable", true],
  [moderator, "moderator", "adverse", false],
  [moderator, "moderator", "favourable", true],
  [moderator, "self", "adverse", false],
  [moderator, "self", "favourable", false],
  [moderator, "holder", "adverse", false],
] as const)("%o acts on %s %s: %s", (officer, who, act, allowed) => {
  expect(refusal(() => requireAuthority(officer, people[who], act))).toBe(
    allowed ? undefined : "OFFICER_PROTECTED",
  );
});

test("only the governor appoints", () => {
  expect(refusal(() => requireGovernor(governor, "terra"))).toBeUndefined();
  expect(refusal(() => requireGovernor(moderator, "terra"))).toBe("PERMISSION_DENIED");
});

const NOW = new Date("2102-05-01T12:00:00Z");
const [MANAGE, GOVERN] = ["region:{regionId}:members:manage", "region:{regionId}:governance:manage"] as const;

test("an appointment replaces the one before and hands on only what the appointer holds", () => {
  const before = member({ moderatorPermissions: [GOVERN] });
  expect(appointed(before, [MANAGE, MANAGE], new Set([MANAGE]), NOW)).toMatchObject({
    moderatorPermissions: [MANAGE],
    moderatorSince: NOW,
  });
  expect(refusal(() => appointed(before, [MANAGE, GOVERN], new Set([MANAGE]), NOW))).toBe(
    "PERMISSION_DENIED",
  );
  expect(dismissed(before)).toMatchObject({ moderatorPermissions: [], moderatorSince: null });
  expect(refusal(() => dismissed(member()))).toBe("STANDING_UNCHANGED");
});
