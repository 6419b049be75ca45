import { announce, type Commit } from "../../platform/moments.ts";
import { MEMBER_MOMENTS } from "../moments.ts";
import type { Member } from "../schema.ts";
import { happenings } from "./happenings.ts";
import { lostOffices } from "./lostOffices.ts";
import { stageMember } from "./stageMember.ts";

/**
 * Changes a membership in two halves, and tells later rooms what that means; what is returned writes. Every change of
 * status or standing comes through here, so that none is missed, nor the elected offices that go with it.
 */
export async function prepareMember(
  commit: Commit,
  before: Member | undefined,
  after: Member,
): Promise<() => void> {
  const { regionId, uid } = after;
  const staged: (() => void)[] = [];
  for (const happening of happenings(before, after)) {
    staged.push(await announce(MEMBER_MOMENTS[happening], commit, { regionId, uid }));
  }
  return () => {
    stageMember(commit.tx, after, commit.now);
    for (const stage of staged) stage();
    for (const entry of lostOffices(before, after)) commit.audit(entry);
  };
}
