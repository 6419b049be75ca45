import { CHART_CHUNK_SECTORS } from "../../functions/src/galaxy/schema.ts";
import { members } from "../../functions/src/membership/schema.ts";
import { MINUTE_MS, SECOND_MS } from "../../functions/src/platform/duration.ts";
import { jobSteps, jobs } from "../../functions/src/platform/jobs.ts";
import { isSettled } from "../../functions/src/platform/ledger/day.ts";
import { ledgerBalances, ledgerDays, ledgerTransfers } from "../../functions/src/platform/ledger/schema.ts";
import { outbox } from "../../functions/src/platform/outbox.ts";
import { toEraseOf } from "../../functions/src/platform/personal.ts";
import { erasures, players } from "../../functions/src/players/schema.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import type { Quantities } from "../../scripts/cost/formula.ts";
import type { BilledRequest } from "../support/costLog.ts";
import type { Delivery } from "../support/storyline/delivery.ts";
import { count, gameTimeMs, summed } from "./counting.ts";
import { BEFORE_POLITICS } from "./politicsFacts.ts";
import { duePolls, type TaskFacts } from "./pollFacts.ts";

/**
 * What the documents say, just before a request is sent, of the quantities that the formulas of its operation, and of
 * the tasks that it enqueues, name. The reads of a test are in nobody's bill.
 */
export const BEFORE: Readonly<Record<string, (delivery: Delivery) => Promise<Quantities>>> = {
  ...BEFORE_POLITICS,
  refreshMemberCounts: memberCounts,
  liftExpiredBans: async () => {
    const due = await count(members.group().where("ban.until", "<=", new Date(gameTimeMs())));
    return { due, fullPages: due > 0 && due % 100 === 0 ? 1 : 0 };
  },
  sweep: leftovers,
  compareLedgerTotals: ledgerToCompare,
  finishErasures: async () => {
    const { docs } = await erasures.collection({}).where("erasedAt", "==", null).get();
    const left = await Promise.all(docs.map(({ id }) => leftBy(id)));
    return { unfinished: docs.length, traces: 0, remains: 0, ...summed(left) };
  },
  "players/deleteAccount": async ({ token = "" }) => {
    const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString();
    const uid = (JSON.parse(payload) as { sub: string }).sub;
    const all = regions.collection({});
    const [owned, governed, left] = await Promise.all([
      count(all.where("ownerUid", "==", uid)),
      count(all.where("governorUid", "==", uid)),
      // The call itself stores its answer there.
      leftBy(uid, 1),
    ]);
    return { owned, governed, ...left };
  },
};

/** The same of each task that a schedule is going to enqueue, by the task's body. */
export const BEFORE_TASKS: Readonly<Record<string, () => Promise<ReadonlyMap<string, TaskFacts>>>> = {
  settlePolls: duePolls,
};

/** What follows from the request itself, from its answer, and from documents that do not change any more. */
export async function quantitiesAfter({ operation, input, answer }: BilledRequest): Promise<Quantities> {
  if (operation === "provisionRegion") return jobSize((input as { jobId: string }).jobId);
  if (operation === "galaxy/planRoute") return charts(answer as Route);
  return { ...lengthOfList("given", input), ...lengthOfList("rows", answer) };
}

/** The one list of an input or an answer, wherever there is one. */
function lengthOfList(quantity: "given" | "rows", value: unknown): Quantities {
  const list = Object.values((value ?? {}) as Record<string, unknown>).find(Array.isArray);
  return list === undefined ? {} : { [quantity]: list.length };
}

interface Route {
  readonly legs: readonly { readonly regionId: string }[];
}

async function charts({ legs }: Route): Promise<Quantities> {
  const sizes = legs.map(async ({ regionId }) => {
    const { sectorCount } = (await regions.ref({ regionId }).get()).data()!;
    return { [regionId === "nexus" ? "nexusCharts" : "charts"]: sectorCount / CHART_CHUNK_SECTORS };
  });
  return summed([{ charts: 0, nexusCharts: 0 }, ...(await Promise.all(sizes))]);
}

async function jobSize(jobId: string): Promise<Quantities> {
  const { parameters, stepCount } = (await jobs.ref({ jobId }).get()).data()!;
  return { steps: stepCount, sectors: (JSON.parse(parameters) as { sectorCount: number }).sectorCount };
}

const OPEN = ["active", "suspended", "closing"];
const STANDINGS = ["visitor", "resident", "citizen"] as const;

async function memberCounts(): Promise<Quantities> {
  const { docs } = await regions.collection({}).where("status", "in", OPEN).get();
  const counted = await Promise.all(
    docs.map(async (region) => {
      const active = members.collection({ regionId: region.id }).where("status", "==", "active");
      const found = await Promise.all(
        STANDINGS.map((standing) => count(active.where("standing", "==", standing))),
      );
      const { visitors, residents, citizens, countedAt } = region.data().memberCounts;
      const same = [visitors, residents, citizens].every((known, index) => known === found[index]);
      return {
        counts: found.reduce((sum, matched) => sum + Math.max(1, Math.ceil(matched / 1_000)), 0),
        changed: same && countedAt !== null ? 0 : 1,
      };
    }),
  );
  return { regions: docs.length, fullPages: docs.length % 50 === 0 ? 1 : 0, ...summed(counted) };
}

async function ledgerToCompare(): Promise<Quantities> {
  const lastClosed = await ledgerDays.collection({}).orderBy("day", "desc").limit(1).get();
  const { docs } = await ledgerTransfers
    .collection({})
    .where("day", ">", lastClosed.docs[0]?.id ?? "")
    .get();
  const all = await ledgerTransfers.collection({}).get();
  const assets = new Set(all.docs.flatMap((doc) => Object.keys(doc.data().issued))).size;
  const days = docs.map((doc) => doc.data().day);
  const closed = days.filter((day) => isSettled(day, new Date(gameTimeMs())));
  return {
    openTransfers: days.length - closed.length,
    closedTransfers: closed.length,
    closedDays: new Set(closed).size,
    assets,
    balances: assets * Math.max(1, Math.ceil((await count(ledgerBalances.collection({}))) / 1_000)),
  };
}

async function leftovers(): Promise<Quantities> {
  const before = (ms: number) => new Date(gameTimeMs() - ms);
  const rows = outbox.collection({}).where("stagedAt", "<", before(30 * SECOND_MS));
  const still = jobs
    .collection({})
    .where("status", "==", "running")
    .where("progressedAt", "<", before(MINUTE_MS));
  const [rowsLeft, { docs }] = await Promise.all([count(rows), still.get()]);
  const woken = await Promise.all(
    docs.map(async (job) => {
      const { attempt, stepCount } = job.data();
      const stepsDone = await count(jobSteps.collection({ jobId: job.id }).where("attempt", "==", attempt));
      // Of a job that lacks only its end, the last step is run again.
      return { stepReads: Math.max(1, stepsDone), stepsLeft: Math.max(1, stepCount - stepsDone) };
    }),
  );
  return { rowsLeft, jobsLeft: docs.length, stepReads: 0, stepsLeft: 0, ...summed(woken) };
}

async function leftBy(uid: string, more = 0): Promise<Quantities> {
  const below = await players.ref({ uid }).listCollections();
  const [found, ...sizes] = await Promise.all([
    Promise.all(toEraseOf(uid).map(count)),
    ...below.map((collection) => count(collection)),
  ]);
  const all = [...found, sizes.reduce((sum, size) => sum + size, more)];
  return {
    traces: all.reduce((sum, one) => sum + Math.max(1, one), 0),
    remains: all.reduce((sum, one) => sum + one, 0),
  };
}
