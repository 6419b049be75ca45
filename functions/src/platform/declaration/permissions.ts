import type { Rooms } from "./declareRoom.ts";
import { openedHouse } from "./house.ts";

/** How a permission is written: over the whole galaxy, or in the region that it is granted in and nowhere else. */
export type PermissionForm = `galaxy:${string}` | RegionalForm;
type RegionalForm = `region:{regionId}:${string}`;

/** The permissions and roles that the rooms declare. */
export type Permission = {
  [Room in keyof Rooms]: Rooms[Room] extends { readonly permissions: infer Declared }
    ? keyof Declared
    : never;
}[keyof Rooms];
export type RegionalPermission = Extract<Permission, RegionalForm>;
export type Role = {
  [Room in keyof Rooms]: Rooms[Room] extends { readonly roles: infer Declared } ? keyof Declared : never;
}[keyof Rooms];

export const isRegional = (permission: string): permission is RegionalForm =>
  permission.startsWith("region:{regionId}:");

/** What a role holds; the rules matrix proves that the rules say the same. */
export function permissionsOf(role: Role): readonly string[] {
  return openedHouse().permissionsByRole.get(role) ?? [];
}

/** What a governor may hand to a moderator, one by one. */
export function delegablePermissions(): readonly RegionalPermission[] {
  return openedHouse().delegablePermissions as readonly RegionalPermission[];
}
