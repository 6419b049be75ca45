import { prepareClosedGates } from "../galaxy/closeGates.ts";
import { members } from "../membership/schema.ts";
import { pageAfter } from "../platform/documents/pages.ts";
import { uid } from "../platform/fields.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { contributionsTo } from "../platform/moments.ts";
import { Reads } from "../platform/store.ts";
import { endings } from "../regions/moments.ts";
import { readRegion } from "../regions/readRegion.ts";
import { exportMembers } from "./exportMembers.ts";
import { phaseJob } from "./phase.ts";
import { wasSettledAt } from "./residence.ts";
import { roll } from "./schema.ts";
import { treasuryOf } from "./treasury.ts";

const PAGE = 200;

/** Votes, offers and treaties end, the gates shut, and the roll of members is taken. */
export const freezeRegion = phaseJob({
  phase: "freeze",
  kind: "freezeRegion",
  cursor: uid,
  async prepare({ regionId }, cursor) {
    if (cursor === null) {
      for (const { contributed: end } of await contributionsTo(endings)) await end(regionId);
    }
    const all = members.collection({ regionId }).orderBy("__name__");
    const { docs, isEnd } = await pageAfter(all, cursor, PAGE);
    return {
      async stage(tx, closing) {
        const region = await readRegion(new Reads(tx), regionId);
        // Again: who is erased meanwhile must not come onto the roll.
        const found =
          docs.length === 0
            ? []
            : await tx.getAll(...docs.map(({ id }) => members.ref({ regionId, uid: id })));
        const stageGates = cursor === null ? await prepareClosedGates(tx, regionId) : undefined;
        stageGates?.();
        const announced = closing.announcedAt ?? closing.startedAt;
        for (const member of found.flatMap((doc) => doc.data() ?? [])) {
          const isOwner = member.uid === region.ownerUid;
          tx.set(roll.ref({ regionId, uid: member.uid }), {
            uid: member.uid,
            regionId,
            shares: !isOwner && wasSettledAt(member, closing.startedAt),
            wasSettled: !isOwner && wasSettledAt(member, announced),
          });
        }
      },
      next: isEnd ? null : docs.at(-1)!.id,
    };
  },
  async check({ regionId }) {
    const [enrolled, all] = await Promise.all([
      roll.collection({ regionId }).count().get(),
      members.collection({ regionId }).count().get(),
    ]);
    const missing = all.data().count - enrolled.data().count;
    return missing > 0 ? [`${missing} members are not on the roll`] : [];
  },
  async ended(tx, { regionId }) {
    const enrolled = roll.collection({ regionId });
    const [all, sharers] = await Promise.all([
      tx.get(enrolled.count()),
      tx.get(enrolled.where("shares", "==", true).count()),
    ]);
    const treasury = await treasuryOf(tx, regionId);
    return {
      frozen: {
        members: all.data().count,
        sharers: sharers.data().count,
        treasuryCredits: treasury.get(creditsOf(regionId)) ?? 0,
      },
    };
  },
  next: { phase: "export", job: exportMembers },
});
