import { z } from "zod";
import { FIRST_WORLD } from "../galaxy/world.ts";
import { prepareMember } from "../membership/change/changeMember.ts";
import { members } from "../membership/schema.ts";
import { departed, joined, settled } from "../membership/standing.ts";
import { pageAfter } from "../platform/documents/pages.ts";
import type { Tx } from "../platform/documents/tx.ts";
import { integer, uid } from "../platform/fields.ts";
import { type Commit, contributionsTo } from "../platform/moments.ts";
import { documentPath } from "../platform/paths.ts";
import { derivedId } from "../platform/random.ts";
import { taskCommit } from "../platform/taskCommit.ts";
import { displacement } from "../players/displacement.ts";
import { prepareHomeMove } from "../players/moveHome.ts";
import { players } from "../players/schema.ts";
import { stageNotice } from "../players/stageNotice.ts";
import { archiveRegion } from "./archiveRegion.ts";
import { evacuations } from "./moments.ts";
import { phaseJob } from "./phase.ts";
import { type Closing, roll } from "./schema.ts";

const PAGE = 40;
const NEXUS = FIRST_WORLD.nexusId;

/** The people up to this one have left; or it is the turn of what this room has there, of which each step finds a page. */
const cursorSchema = z.union([uid, z.strictObject({ room: integer(0, 100) })]);
type Cursor = z.infer<typeof cursorSchema>;

/**
 * Who lives in the region gets the Nexus as home, the others leave, and all are told. Bans end with the region. Then goes what later
 * rooms' people have there.
 */
export const evacuateMembers = phaseJob<Cursor>({
  phase: "evacuate",
  kind: "evacuateMembers",
  cursor: cursorSchema,
  async prepare({ regionId }, cursor) {
    if (cursor !== null && typeof cursor === "object") return prepareRest(regionId, cursor);
    const enrolled = roll.collection({ regionId }).orderBy("__name__");
    const { docs, isEnd } = await pageAfter(enrolled, cursor, PAGE);
    return {
      async stage(tx, closing, at) {
        const intent = derivedId("evacuateMembers", regionId, cursor ?? "", at.getTime());
        const commit = taskCommit(tx, { actorUid: "task:evacuateMembers", intent, at });
        await commit.reads.load(
          docs.flatMap(({ id }) => [
            documentPath(players.template, { uid: id }),
            documentPath(members.template, { regionId, uid: id }),
            documentPath(members.template, { regionId: NEXUS, uid: id }),
          ]),
        );
        const staged: (() => void)[] = [];
        for (const entry of docs) staged.push(...(await prepareDeparture(commit, closing, entry.data())));
        for (const stage of staged) stage();
        commit.finish();
      },
      next: isEnd ? { room: 0 } : docs.at(-1)!.id,
    };
  },
  async check({ regionId }) {
    const inside = members.collection({ regionId }).where("status", "==", "active");
    const { count } = (await inside.count().get()).data();
    const left = await Promise.all(
      (await contributionsTo(evacuations)).map(async ({ room, contributed }) =>
        (await contributed(regionId)) === null ? [] : [`something of ${room} has not left`],
      ),
    );
    return [...(count > 0 ? [`${count} members have not left`] : []), ...left.flat()];
  },
  next: { phase: "archive", job: archiveRegion },
});

async function prepareRest(regionId: string, { room }: Exclude<Cursor, string>) {
  const all = await contributionsTo(evacuations);
  const depart = (await all[room]?.contributed(regionId)) ?? null;
  const turn = depart === null ? room + 1 : room;
  return {
    stage: async (tx: Tx, _closing: Closing, at: Date) => depart?.(tx, at),
    next: turn < all.length ? { room: turn } : null,
  };
}

interface Enrolled {
  readonly uid: string;
  readonly wasSettled: boolean;
}

/** Of who has left by themselves nothing; whose account is being erased leaves without a word. */
async function prepareDeparture(
  commit: Commit,
  { regionId, displayName }: Closing,
  { uid, wasSettled }: Enrolled,
): Promise<(() => void)[]> {
  const { reads, tx, now, intent } = commit;
  const member = await reads.get(members, { regionId, uid });
  const player = await reads.get(players, { uid });
  if (member?.status !== "active") return [];
  const { name } = player ?? member;
  const staged = [await prepareMember(commit, member, departed({ ...member, name }, now))];
  if (player === undefined) return staged;
  const livedHere = player.homeRegionId === regionId;
  if (livedHere) {
    const there = await reads.get(members, { regionId: NEXUS, uid });
    const isLet = there?.status !== "banned";
    if (isLet) {
      const arrived = there?.status === "active" ? there : joined(there, player, NEXUS, now);
      staged.push(await prepareMember(commit, there, settled({ ...arrived, name }, now)));
    }
    const displaced = displacement(player, { regionId, wasSettled }, now);
    staged.push(await prepareHomeMove(commit, player, isLet ? NEXUS : null, { displaced }));
  }
  const whereTo = livedHere ? " The Nexus is your home now." : "";
  const sentence = `${displayName} has closed.${whereTo} What was yours there is in your export, for a year.`;
  staged.push(() => stageNotice(tx, { uid, kind: "REGION_CLOSED", sentence, regionId }, { intent, at: now }));
  return staged;
}
