import { members } from "../../functions/src/membership/schema.ts";
import type { Quantities } from "../../functions/src/platform/declaration/figures.ts";
import { monthOf } from "../../functions/src/platform/ledger/day.ts";
import { ledgerBalances, ledgerTransfers } from "../../functions/src/platform/ledger/schema.ts";
import { traders } from "../../functions/src/ports/schema.ts";
import { inRegion, regions, settings } from "../../functions/src/regions/schema.ts";
import { daysOf, endOfMonth, monthBefore } from "../../functions/src/treasury/months/month.ts";
import { treasuryMonths } from "../../functions/src/treasury/schema.ts";
import { count, gameTimeMs } from "./counting.ts";
import type { TaskFacts } from "./taskFacts.ts";

const OPEN = ["active", "suspended"];

/** Of the task that pays a region's claims, by its body. A play has claims of one day. */
export const claimsByRegion = () =>
  ofEachRegion(
    (regionId) => ({ regionId }),
    async (regionId) => ({
      claimants: await count(traders.collection({ regionId }).where("claims.open.day", ">", "")),
    }),
  );

/** Of the task that closes a region's month. */
export const monthsByRegion = () => {
  const month = monthBefore(monthOf(new Date(gameTimeMs())));
  return ofEachRegion(
    (regionId) => ({ regionId, month }),
    async (regionId) => ({
      days: daysOf(month).length,
      shards: await count(ledgerBalances.collection({}).where("accountId", "==", `treasury:${regionId}`)),
      movedSince: await count(
        ledgerTransfers
          .collection({})
          .where("accountIds", "array-contains", `treasury:${regionId}`)
          .where("at", ">=", endOfMonth(month)),
      ),
      ...(await payrollOf(regionId, month)),
      ...(await missedBefore(regionId, month)),
    }),
  );
};

/** Whom a closing looks up, and whom it pays where law and treasury suffice. */
async function payrollOf(regionId: string, month: string) {
  const { governorUid } = (await regions.ref({ regionId }).get()).data()!;
  const { officeSalaries } = (await settings.ref(inRegion(regionId)).get()).data()!.economy;
  const elected = await members
    .collection({ regionId })
    .where("offices", "array-contains-any", ["councilMember", "ambassador"])
    .get();
  const earlier = (await treasuryMonths.ref({ regionId, month: monthBefore(month) }).get()).data();
  const debts = (earlier?.arrears ?? []).map(({ uid }) => uid);
  const governors = governorUid === null ? [] : [governorUid];
  const salaried = elected.docs
    .map((doc) => doc.data())
    .filter(({ offices }) => offices.some((office) => officeSalaries[office] > 0))
    .map(({ uid }) => uid);
  const paid = [...debts, ...salaried, ...(officeSalaries.governor > 0 ? governors : [])];
  return {
    officeHolders: elected.size,
    owed: new Set([...debts, ...governors, ...elected.docs.map(({ id }) => id)]).size,
    paid: new Set(paid).size,
  };
}

/** Months without a statement between the region's opening, or its last statement, and a month: twelve at most. */
async function missedBefore(regionId: string, month: string) {
  const { activatedAt, createdAt } = (await regions.ref({ regionId }).get()).data()!;
  const opened = monthOf(activatedAt ?? createdAt);
  const missed: string[] = [];
  for (let next = monthBefore(month); next >= opened && missed.length < 12; next = monthBefore(next)) {
    if ((await treasuryMonths.ref({ regionId, month: next }).get()).exists) break;
    missed.push(next);
  }
  return { missedMonths: missed.length, missedDays: missed.flatMap(daysOf).length };
}

export async function ofEachRegion(
  bodyOf: (regionId: string) => object,
  factsOf: (regionId: string) => Promise<Quantities>,
): Promise<ReadonlyMap<string, TaskFacts>> {
  const { docs } = await regions.collection({}).where("status", "in", OPEN).get();
  const each = docs.map(async ({ id: regionId }) => {
    const facts = await factsOf(regionId);
    return [JSON.stringify(bodyOf(regionId)), async () => facts] as const;
  });
  return new Map(await Promise.all(each));
}
