import type { Tx } from "../../platform/documents/tx.ts";
import { type Member, members, memberships } from "../schema.ts";

/**
 * Writes a membership and the player's mirror of it in one commit: nothing else writes either of them. What changes the
 * status or the standing goes through `changeMember.ts`.
 */
export function stageMember(tx: Tx, member: Member, at: Date): void {
  const { uid, regionId, status, standing, reputation, visits, citizenSince, ban } = member;
  tx.set(members.ref({ regionId, uid }), member);
  tx.set(memberships.ref({ uid, regionId }), {
    regionId,
    status,
    standing,
    reputation,
    visits,
    citizenSince,
    banUntil: ban?.until ?? null,
    updatedAt: at,
  });
}
