import { type Member, members } from "../../membership/schema.ts";
import { effectivePower } from "../../membership/votingPower.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { readTogether } from "../../platform/store.ts";
import { type Electorate, entitlementOf, isExcluded } from "./entitlement.ts";
import type { Poll } from "./poll.ts";

/** Citizens who came by within this time are who a quorum is a share of. */
const ACTIVE_MS = 30 * DAY_MS;

/** The field of a member that says when the vote in such an electorate has changed last. */
const CHANGED_AT = { citizens: "checkpointAt", council: "councilCheckpointAt" } as const;

export interface ElectorateCount {
  readonly entitled: number;
  /** Of citizens, those who came by in the thirty days before the call. */
  readonly active: number;
}

/**
 * Who is entitled, counted by aggregation at two reads for every thousand citizens and one for each member whose vote
 * has changed since the call, or waits out the days of a grant. All at one instant, and without locks: who joins meanwhile must not make a call run again.
 */
export async function countElectorate(poll: Electorate, now: Date): Promise<ElectorateCount> {
  const { regionId, electorate, calledAt, powersCount } = poll;
  const instant = calledAt < now ? calledAt : now;
  const activeFrom = after(instant, -ACTIVE_MS);
  const waits = electorate === "citizens" && !powersCount;
  const all = members.collection({ regionId });
  const here = all.where("status", "==", "active");
  const counted =
    electorate === "council"
      ? here.where("offices", "array-contains", "councilMember")
      : here.where("standing", "==", "citizen");
  return readTogether(async (tx) => {
    const [present, active, waiting, changed] = await Promise.all([
      tx.get(counted.count()),
      electorate === "council" ? null : tx.get(counted.where("lastVisitAt", ">=", activeFrom).count()),
      waits ? tx.get(all.where("votesFrom", ">", instant)) : null,
      tx.get(all.where(CHANGED_AT[electorate], ">", instant)),
    ]);
    const differing = new Map([...(waiting?.docs ?? []), ...changed.docs].map((doc) => [doc.id, doc.data()]));
    const count = { entitled: present.data().count, active: active?.data().count ?? 0 };
    for (const member of differing.values()) {
      const difference = Number(wasEntitled(member, poll)) - Number(isCounted(member, electorate));
      count.entitled += difference;
      if (member.lastVisitAt >= activeFrom) count.active += difference;
    }
    return count;
  });
}

const wasEntitled = (member: Member, poll: Electorate) =>
  entitlementOf(member, poll) > 0 && !isExcluded(member);

/** Whether the aggregation has counted the member, as things stand now. */
function isCounted(member: Member, electorate: Poll["electorate"]): boolean {
  if (electorate === "citizens") return effectivePower(member) > 0;
  return member.status === "active" && member.offices.includes("councilMember");
}

/** Active citizens of the region now. Billed as one read for every thousand. */
export async function citizenCount(regionId: string): Promise<number> {
  const citizens = members
    .collection({ regionId })
    .where("status", "==", "active")
    .where("standing", "==", "citizen");
  return (await citizens.count().get()).data().count;
}
