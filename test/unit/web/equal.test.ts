import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { house } from "../../../functions/src/house.ts";
import {
  type MemberFacts,
  permissionsHeld,
  type RegionFacts,
} from "../../../functions/src/membership/roles.ts";
import type { RegionalPermission } from "../../../functions/src/platform/declaration/permissions.ts";
import { HELD_BY, holds } from "../../../web/src/permissions.ts";

// The server's functions ask the house which role holds what.
expect(house.permissionsByRole.size).toBeGreaterThan(3);

const PERMISSIONS = Object.keys(HELD_BY) as RegionalPermission[];
const UIDS = [null, "cyrus", "somebody"];

const REGIONS: readonly RegionFacts[] = (["nexus", "default", "owned"] as const).flatMap((kind) =>
  UIDS.flatMap((ownerUid) => UIDS.map((governorUid) => ({ kind, ownerUid, governorUid }))),
);
const MEMBERS: readonly (MemberFacts | undefined)[] = [
  undefined,
  ...(["active", "left", "banned"] as const).flatMap((status) =>
    (["visitor", "resident", "citizen"] as const).flatMap((standing) =>
      [false, true].flatMap((blocked) =>
        [[], ["councilMember"], ["ambassador"]].flatMap((offices) =>
          [[], ["region:{regionId}:members:manage"]].map(
            (moderatorPermissions) =>
              ({ status, standing, blocked, offices, moderatorPermissions }) as unknown as MemberFacts,
          ),
        ),
      ),
    ),
  ),
];

test.each([true, false])(
  "a button for a region's permission is shown to whom the server lets act, an administrator: %s",
  (administrator) => {
    const caller = { uid: "cyrus", administrator };
    let shown = 0;
    for (const region of REGIONS)
      for (const member of MEMBERS) {
        const held = permissionsHeld(region, member, caller);
        for (const permission of PERMISSIONS) {
          const isShown = holds(permission, region, member, caller);
          expect(isShown, JSON.stringify({ permission, region, member })).toBe(held.has(permission));
          if (isShown) shown += 1;
        }
      }
    // Of some 24,000 cases, neither none nor all.
    expect(shown).toBeGreaterThan(500);
    expect(shown).toBeLessThan(REGIONS.length * MEMBERS.length * PERMISSIONS.length);
  },
);

/** What the server itself decides by the office and not by a permission: whom an officer may act upon. */
const BY_OFFICE = ["pages/governing/officer.ts", "permissions.ts"];

test("a page asks whether one holds a permission, and for no role", () => {
  const root = "web/src";
  const asking = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && readFileSync(join(root, file), "utf8").includes("rolesIn"))
    .toSorted();
  expect(asking).toEqual(BY_OFFICE);
});
