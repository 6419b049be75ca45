import { type MemberFacts, type RegionFacts, rolesIn } from "../../../functions/src/membership/roles.ts";
import {
  isRegional,
  type PermissionForm,
  permissionsOf,
} from "../../../functions/src/platform/declaration/permissions.ts";
import type { Reader } from "../../../functions/src/platform/declaration/readers.ts";
import { PEOPLE, type Person, type Role } from "./people.ts";
import { worldByPath } from "./world.ts";

const world = worldByPath();

/** What a request shows of what it wants to read. */
export interface Wanted {
  readonly parameters: Readonly<Record<string, string>>;
  /** The fields of the document, or those that the query fixes; a list holds what the query says it contains. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Whether the tables, and the roles as callables work them out, let this role read. */
export function mayRead(role: Role, readers: readonly Reader[], wanted: Wanted): boolean {
  const { uid } = PEOPLE[role];
  return uid !== null && readers.some((reader) => matches(reader, uid, PEOPLE[role], wanted));
}

function matches(reader: Reader, uid: string, person: Person, { parameters, fields }: Wanted): boolean {
  switch (reader.kind) {
    case "signedIn":
      return true;
    case "pathNames":
      return parameters[reader.parameter] === uid;
    case "fieldNames":
      return fields[reader.field] === uid;
    case "fieldLists":
      return Array.isArray(fields[reader.field]) && (fields[reader.field] as unknown[]).includes(uid);
    case "belongs":
      return (
        (reader.where === undefined || fields[reader.where.field] === reader.where.value) &&
        belongsTo(parameters.regionId!, uid, person)
      );
    case "inSameSector":
      return fields.open === true && isInSector(parameters.regionId!, fields.sectorNumber, uid);
    case "holds":
      return holds(reader.permission, uid, person, parameters.regionId ?? fields.regionId);
  }
}

function isAdministrator(uid: string, { claim }: Person): boolean {
  return claim === true && world.get(`administrators/${uid}`)?.status === "active";
}

const memberOf = (regionId: string, uid: string) =>
  world.get(`regions/${regionId}/members/${uid}`) as MemberFacts | undefined;

function rolesOf(regionId: string, uid: string, person: Person) {
  const region = world.get(`regions/${regionId}`) as RegionFacts | undefined;
  if (region === undefined) return [];
  const caller = {
    uid,
    claimsAdministrator: person.claim === true,
    administrator: isAdministrator(uid, person),
  };
  return rolesIn(region, memberOf(regionId, uid), caller);
}

function isActive(member: MemberFacts | undefined): member is MemberFacts {
  return member?.status === "active" && !member.blocked;
}

function isInSector(regionId: string, sectorNumber: unknown, uid: string): boolean {
  const own = world.get(`regions/${regionId}/presence/${uid}`);
  const isRegistered = world.get(`players/${uid}`)?.blocked === null;
  return isRegistered && own !== undefined && own.sectorNumber === sectorNumber;
}

function belongsTo(regionId: string, uid: string, person: Person): boolean {
  // An administrator sees a region, and belongs to none by that.
  if (rolesOf(regionId, uid, person).some((role) => role !== "administrator")) return true;
  if (isActive(memberOf(regionId, uid))) return true;
  const kind = world.get(`regions/${regionId}`)?.kind;
  const isOfPlatform = kind === "nexus" || kind === "default";
  return (
    isOfPlatform &&
    world.get(`players/${uid}`)?.blocked === null &&
    memberOf(regionId, uid)?.status !== "banned"
  );
}

function holds(permission: PermissionForm, uid: string, person: Person, regionId: unknown): boolean {
  if (!isRegional(permission)) {
    return isAdministrator(uid, person) && permissionsOf("administrator").includes(permission);
  }
  if (typeof regionId !== "string") return false;
  const roles = rolesOf(regionId, uid, person);
  const member = memberOf(regionId, uid);
  const named: readonly string[] = isActive(member) ? member.moderatorPermissions : [];
  return named.includes(permission) || roles.some((held) => permissionsOf(held).includes(permission));
}
