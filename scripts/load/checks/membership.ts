import type { MembershipChange } from "../journal.ts";

/** A membership as the region's document or the player's mirror of it has it. */
export interface StoredMembership {
  readonly uid: string;
  readonly regionId: string;
  readonly status: string;
  readonly standing: string;
  readonly reputation: number;
}
export type StoredMember = StoredMembership & { readonly visits: number };

type Place = Pick<StoredMembership, "uid" | "regionId">;
const keyOf = ({ uid, regionId }: Place) => `${uid} in ${regionId}`;

/**
 * What is wrong with the memberships, `[]` where nothing is: a member and a mirror that agree for every founder and
 * everybody whose joining was acknowledged, and for nobody else; in or out as the last acknowledged change says; as many
 * visits as acknowledged joinings, the founding included. Where an answer is missing, only the agreement is checked.
 */
export function membershipFaults(
  founders: readonly Place[],
  changes: readonly MembershipChange[],
  stored: { readonly members: readonly StoredMember[]; readonly mirrors: readonly StoredMembership[] },
): string[] {
  const members = new Map(stored.members.map((member) => [keyOf(member), member]));
  const mirrors = new Map(stored.mirrors.map((mirror) => [keyOf(mirror), mirror]));
  const due = dueMemberships(founders, changes);
  const faults: string[] = [];
  for (const key of new Set([...due.keys(), ...members.keys(), ...mirrors.keys()])) {
    const member = members.get(key);
    const fault =
      disagreement(member, mirrors.get(key)) ??
      wrongMember(member, due.get(key) ?? { visits: 0, status: null });
    if (fault !== undefined) faults.push(`${key}: ${fault}`);
  }
  return faults;
}

/** `status`: null where there must be no document. `visits`: null where an answer is missing. */
interface Due {
  readonly visits: number | null;
  readonly status: "active" | "left" | null;
}

function dueMemberships(founders: readonly Place[], changes: readonly MembershipChange[]): Map<string, Due> {
  const due = new Map<string, Due>(
    founders.map((founder) => [keyOf(founder), { visits: 1, status: "active" }]),
  );
  for (const change of changes) {
    const key = keyOf(change);
    const visits = due.get(key)?.visits;
    const certain = change.answeredMs !== null && visits !== null;
    due.set(key, {
      visits: certain ? (visits ?? 0) + Number(change.kind === "joined") : null,
      status: change.kind === "joined" ? "active" : "left",
    });
  }
  return due;
}

function disagreement(
  member: StoredMember | undefined,
  mirror: StoredMembership | undefined,
): string | undefined {
  if (member === undefined || mirror === undefined) {
    if (member === mirror) return undefined;
    return member === undefined ? "a mirror without a member" : "a member without a mirror";
  }
  const differing = (["status", "standing", "reputation"] as const).filter(
    (key) => member[key] !== mirror[key],
  );
  return differing.length === 0 ? undefined : `member and mirror differ in ${differing.join(", ")}`;
}

function wrongMember(member: StoredMember | undefined, { visits, status }: Due): string | undefined {
  if (visits === null) return undefined;
  if (member === undefined) return status === null ? undefined : "the acknowledged joining is not stored";
  if (status === null) return "a member who never joined";
  if (member.status !== status) return `is ${member.status}, the last acknowledged change says ${status}`;
  return member.visits === visits ? undefined : `${member.visits} visits, ${visits} acknowledged joinings`;
}
