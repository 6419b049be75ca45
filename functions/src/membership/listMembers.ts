import { FieldPath, type Query } from "firebase-admin/firestore";
import { z } from "zod";
import { access, type Caller } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { GameError } from "../platform/errors.ts";
import { cursor, instant, line, pageSize, regionId, uid } from "../platform/fields.ts";
import type { Reads } from "../platform/store.ts";
import { authorityByMembership } from "./regionalAuthority.ts";
import { type Member, memberSchema, members, standingField } from "./schema.ts";

const { status, name, reputation, rank, votingPower, moderatorPermissions, offices, visits } =
  memberSchema.shape;

const MANAGE = "region:{regionId}:members:manage";

export const listMembers = query({
  summary:
    "The members of a region in the order of their uids, page by page, or the first of those whose names begin as asked: the roster for who belongs to it, more for its officers.",
  access: access.player,
  input: z.strictObject({
    regionId,
    status: status.default("active"),
    standing: standingField.optional(),
    /** As the name is written, capital letters told from small ones. Of what is found there is one page, by name. */
    nameBegins: line(32).optional(),
    cursor: uid.optional(),
    pageSize,
  }),
  output: z.strictObject({
    members: z
      .array(
        z.strictObject({
          uid,
          name,
          status,
          standing: standingField,
          offices,
          joinedAt: instant,
          residentSince: instant.nullable(),
          citizenSince: instant.nullable(),
          /** From here on what the officers and the member alone may know; null to others. */
          reputation: reputation.nullable(),
          rank,
          votingPower: votingPower.nullable(),
          moderatorPermissions: moderatorPermissions.nullable(),
          ban: z
            .strictObject({
              reason: line(500),
              byUid: uid,
              at: instant,
              until: instant.nullable(),
            })
            .nullable(),
          visits: visits.nullable(),
          lastVisitAt: instant.nullable(),
        }),
      )
      .max(100),
    /** For the next page; null on the last one. */
    cursor: cursor.nullable(),
  }),
  async handle({ caller, reads }, { regionId, status, standing, nameBegins, cursor, pageSize }) {
    const { permissions } = await authorityByMembership.standingOf(regionId, caller, reads);
    const isOfficer = permissions.has(MANAGE);
    if (!isOfficer) await requireRoster(caller, reads, { regionId, status });
    let page: Query<Member> = members.collection({ regionId }).where("status", "==", status);
    if (standing !== undefined) page = page.where("standing", "==", standing);
    page = nameBegins === undefined ? afterUid(page, cursor) : namedLike(page, nameBegins);
    const { docs } = await page.limit(pageSize).get();
    return {
      members: docs.map((doc) => {
        const member = doc.data();
        return isOfficer || member.uid === caller.uid ? wholeRow(member) : rosterRow(member);
      }),
      cursor: nameBegins !== undefined || docs.length < pageSize ? null : docs.at(-1)!.id,
    };
  },
});

function afterUid(members: Query<Member>, uid: string | undefined): Query<Member> {
  const ordered = members.orderBy(FieldPath.documentId());
  return uid === undefined ? ordered : ordered.startAfter(uid);
}

/** The last code point that a name can have comes after every name that begins so. */
const namedLike = (members: Query<Member>, beginning: string): Query<Member> =>
  members.where("name", ">=", beginning).where("name", "<", `${beginning}\u{10FFFF}`).orderBy("name");

/**
 * The roster is for who belongs to the region; it lists active members alone.
 * @throws GameError `BANNED`, `NOT_A_MEMBER` or `PERMISSION_DENIED`.
 */
async function requireRoster(
  caller: Caller,
  reads: Reads,
  { regionId, status }: { readonly regionId: string; readonly status: Member["status"] },
): Promise<void> {
  await authorityByMembership.requireView(regionId, caller, reads);
  if (status === "active") return;
  throw new GameError(
    "PERMISSION_DENIED",
    `Only the permission ${MANAGE} shows members who have left or are banned.`,
    {
      permission: MANAGE,
    },
  );
}

/** What everybody who belongs may know of a member. */
function rosterRow({ uid, name, status, standing, offices, joinedAt, residentSince, citizenSince }: Member) {
  return {
    uid,
    name,
    status,
    standing,
    offices,
    joinedAt: joinedAt.toISOString(),
    residentSince: residentSince?.toISOString() ?? null,
    citizenSince: citizenSince?.toISOString() ?? null,
    reputation: null,
    rank: null,
    votingPower: null,
    moderatorPermissions: null,
    ban: null,
    visits: null,
    lastVisitAt: null,
  };
}

function wholeRow(member: Member) {
  const { reputation, rank, votingPower, moderatorPermissions, visits, lastVisitAt, ban } = member;
  return {
    ...rosterRow(member),
    reputation,
    rank,
    votingPower,
    moderatorPermissions,
    visits,
    lastVisitAt: lastVisitAt.toISOString(),
    ban: ban && {
      reason: ban.reason,
      byUid: ban.byUid,
      at: ban.at.toISOString(),
      until: ban.until?.toISOString() ?? null,
    },
  };
}
