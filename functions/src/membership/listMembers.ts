import { FieldPath, type Query } from "firebase-admin/firestore";
import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { cursor, instant, line, pageSize, regionId, uid } from "../platform/fields.ts";
import { type Member, memberSchema, members, standingField } from "./schema.ts";

const { status, name, reputation, rank, votingPower, moderatorPermissions, offices, visits } =
  memberSchema.shape;

export const listMembers = query({
  summary: "The members of a region in the order of their uids, page by page, for its officers.",
  access: access.region("region:{regionId}:members:manage"),
  input: z.strictObject({
    regionId,
    status: status.default("active"),
    standing: standingField.optional(),
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
          reputation,
          rank,
          votingPower,
          moderatorPermissions,
          offices,
          joinedAt: instant,
          residentSince: instant.nullable(),
          citizenSince: instant.nullable(),
          ban: z
            .strictObject({
              reason: line(500),
              byUid: uid,
              at: instant,
              until: instant.nullable(),
            })
            .nullable(),
          visits,
          lastVisitAt: instant,
        }),
      )
      .max(100),
    /** For the next page; null on the last one. */
    cursor: cursor.nullable(),
  }),
  async handle(_context, { regionId, status, standing, cursor, pageSize }) {
    let page: Query<Member> = members.collection({ regionId }).where("status", "==", status);
    if (standing !== undefined) page = page.where("standing", "==", standing);
    page = page.orderBy(FieldPath.documentId());
    if (cursor !== undefined) page = page.startAfter(cursor);
    const { docs } = await page.limit(pageSize).get();
    return {
      members: docs.map((doc) => row(doc.data())),
      cursor: docs.length < pageSize ? null : docs.at(-1)!.id,
    };
  },
});

function row(member: Member) {
  const {
    regionId,
    votingPowerCheckpoints,
    grantCheckpoints,
    councilCheckpoints,
    checkpointAt,
    councilCheckpointAt,
    citizenGround,
    votesFrom,
    ban,
    ...rest
  } = member;
  return {
    ...rest,
    joinedAt: member.joinedAt.toISOString(),
    residentSince: member.residentSince?.toISOString() ?? null,
    citizenSince: member.citizenSince?.toISOString() ?? null,
    lastVisitAt: member.lastVisitAt.toISOString(),
    ban: ban && {
      reason: ban.reason,
      byUid: ban.byUid,
      at: ban.at.toISOString(),
      until: ban.until?.toISOString() ?? null,
    },
  };
}
