import { getAuth } from "firebase-admin/auth";
import { banks, deposits, loans, policies } from "../../functions/src/banking/schema.ts";
import { checkouts } from "../../functions/src/billing/schema.ts";
import { closings } from "../../functions/src/closing/schema.ts";
import { colonies, outposts } from "../../functions/src/colonies/schema.ts";
import { wrecks } from "../../functions/src/combat/schema.ts";
import { gates } from "../../functions/src/galaxy/documents.ts";
import { CHART_CHUNK_SECTORS } from "../../functions/src/galaxy/schema.ts";
import { members, memberships } from "../../functions/src/membership/schema.ts";
import type { Quantities } from "../../functions/src/platform/declaration/figures.ts";
import { dayOf, isSettled } from "../../functions/src/platform/ledger/day.ts";
import {
  ledgerBalances,
  ledgerDays,
  ledgerTransfers,
  type TransferRecord,
} from "../../functions/src/platform/ledger/schema.ts";
import { toEraseOf, toExportOf } from "../../functions/src/platform/personal.ts";
import { app } from "../../functions/src/platform/store.ts";
import { jobs } from "../../functions/src/platform/work/jobs.ts";
import { outbox } from "../../functions/src/platform/work/outbox.ts";
import { schedules } from "../../functions/src/platform/work/schedules.ts";
import { slotToEnqueue } from "../../functions/src/platform/work/slots.ts";
import { erasures, players } from "../../functions/src/players/schema.ts";
import { currencies } from "../../functions/src/regions/currency/schema.ts";
import { regions, settings } from "../../functions/src/regions/schema.ts";
import { depots } from "../../functions/src/ships/depots/schema.ts";
import { passages, pilots, ships } from "../../functions/src/ships/schema.ts";
import { triggers } from "../../scripts/generate/registry.ts";
import type { BilledRequest } from "../support/costLog.ts";
import type { Delivery } from "../support/storyline/delivery.ts";
import { closingFacts } from "./closingFacts.ts";
import { count, dueNow, dueOf, gameTimeMs, summed } from "./counting.ts";
import {
  boardsByRegion,
  drawsOfTheWeek,
  sheetToTake,
  statisticsByRegion,
  weekToTake,
} from "./economyFacts.ts";
import {
  BEFORE_POLITICS,
  dueElections,
  endsByRegion,
  mandatesByRegion,
  officesByRegion,
} from "./politicsFacts.ts";
import { duePolls, duePollsQuery } from "./pollFacts.ts";
import { comparisons, monthsToClose, sharesDue } from "./shareFacts.ts";
import type { TaskFacts } from "./taskFacts.ts";
import { claimsByRegion, monthsByRegion } from "./treasuryFacts.ts";

/**
 * What the documents say, just before a request is sent, of the quantities that the formulas of its operation, and of
 * the tasks that it enqueues, name. The reads of a test are in nobody's bill.
 */
export const BEFORE: Readonly<Record<string, (delivery: Delivery) => Promise<Quantities>>> = {
  refreshCheckouts: async () => dueOf(await count(dueNow(checkouts.collection({})))),
  refreshCitizens: async () => dueOf(await count(dueNow(players.collection({}), "displaced.dueAt"))),
  settleShares: sharesDue,
  ...BEFORE_POLITICS,
  confirmEmptied: async () => dueOf(await count(dueNow(closings.collection({})))),
  refreshMemberCounts: openRegions,
  settleClaims: openRegions,
  refreshStatistics: openRegions,
  drawEvents: drawsOfTheWeek,
  refreshBoards: async () => {
    const { tradingRegions, fullPages } = await drawsOfTheWeek();
    return { tradingRegions, fullPages };
  },
  takeBalanceSheets: async () => ({ ...(await ledgerToCompare()), ...(await sheetToTake()) }),
  takeMoneyWeek: weekToTake,
  postRates: async () => dueOf(await count(banks.group())),
  postBoards: async () => dueOf(await count(currencies.group())),
  payCovers: async () => dueOf(await count(dueNow(policies.collection({}), "owedSince"))),
  reviewLoans: async () => dueOf(await count(dueNow(loans.group(), "actsAt"))),
  creditInterests: async () => {
    const today = dayOf(new Date(gameTimeMs()));
    return dueOf(await count(deposits.group().where("creditOn", "<=", today)));
  },
  closeMonths: async () => ({ ...(await ledgerToCompare()), ...(await openRegions()) }),
  liftExpiredBans: async () => dueOf(await count(dueNow(members.group(), "ban.until"))),
  endMandates: async () => dueOf(await count(dueNow(regions.collection({}), "mandatesEndAt"))),
  tick: async () => ({ ...(await slotsDue()), ...(await rowsDue()), ...dueOf(await count(duePollsQuery())) }),
  sweep: async () => ({ ...(await rowsDue()), ...(await unfinishedErasures()) }),
  compareLedgerTotals: ledgerToCompare,
  reconcileAccounts: async () => {
    const { docs } = await players.collection({}).get();
    const { users } = await getAuth(app()).getUsers(docs.slice(0, 100).map(({ id }) => ({ uid: id })));
    const lost = docs.filter(({ id }) => !users.some(({ uid }) => uid === id));
    const left = await Promise.all(lost.map(({ id }) => leftBy(id)));
    const fullPages = docs.length > 0 && docs.length % 100 === 0 ? 1 : 0;
    return { players: docs.length, lost: lost.length, fullPages, traces: 0, remains: 0, ...summed(left) };
  },
  retireIdlePilots: async () => {
    const today = dayOf(new Date(gameTimeMs()));
    return dueOf(await count(pilots.collection({}).where("idleOn", "<", today)));
  },
  reviewColonies: async () => dueOf(await count(dueNow(colonies.group(), "dormancy.dueAt"))),
  reviewDepots: async () => dueOf(await count(dueNow(depots.collection({}), "dormancy.dueAt"))),
  reviewOutposts: async () => dueOf(await count(dueNow(outposts.group(), "dormancy.dueAt"))),
  sendAids: async () => dueOf(await count(dueNow(settings.group(), "aid.dueAt"))),
  clearWrecks: async () => dueOf(await count(dueNow(wrecks.group(), "liesUntil"))),
  settlePassages: async () => dueOf(await count(dueNow(passages.collection({})))),
  reviewVisits: async () => dueOf(await count(dueNow(pilots.collection({}), "visit.dueAt"))),
  payInsurances: async () => dueOf(await count(dueNow(pilots.collection({}), "insurance.dueAt"))),
  "ships/buyShip": fleetOf,
  "ships/bookPassage": accountsOf,
  "ships/claimScout": fleetOf,
  "ships/launchJumper": fleetOf,
  "players/blockAccount": membershipsOf,
  "players/unblockAccount": membershipsOf,
  "players/requestExport": async ({ token = "" }) => {
    const found = await Promise.all(toExportOf(callerOf(token)).map(count));
    return { stored: found.reduce((sum, one) => sum + Math.max(1, one), 0) };
  },
  "players/deleteAccount": async ({ token = "" }) => {
    const uid = callerOf(token);
    const all = regions.collection({});
    const seats = members
      .group()
      .where("uid", "==", uid)
      .where("offices", "array-contains-any", ["councilMember", "ambassador"]);
    const [owned, governed, representing, holds, left] = await Promise.all([
      count(all.where("ownerUid", "==", uid)),
      count(all.where("governorUid", "==", uid)),
      count(seats),
      holdsOf(uid),
      // The call itself stores its answer there.
      leftBy(uid, 1),
    ]);
    return { owned, governed, representing, holds, ...left };
  },
};

function callerOf(token: string): string {
  const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString();
  return (JSON.parse(payload) as { sub: string }).sub;
}

async function fleetOf({ token = "" }: Delivery): Promise<Quantities> {
  return { fleet: await count(ships.collection({}).where("ownerUid", "==", callerOf(token))) };
}

async function accountsOf({ token = "" }: Delivery): Promise<Quantities> {
  return { accounts: await count(ledgerBalances.collection({}).where("holderUid", "==", callerOf(token))) };
}

/** The same of each task that a schedule is going to enqueue, by the task's body. */
export const BEFORE_TASKS: Readonly<Record<string, () => Promise<ReadonlyMap<string, TaskFacts>>>> = {
  settlePolls: duePolls,
  settleShares: monthsToClose,
  reconcileBilling: comparisons,
  refreshMemberCounts: countsByRegion,
  fillVacancies: officesByRegion,
  endMandates: mandatesByRegion,
  closeAnnouncedRegions: endsByRegion,
  openNominations: dueElections,
  settleClaims: claimsByRegion,
  closeMonths: monthsByRegion,
  refreshStatistics: statisticsByRegion,
  refreshBoards: boardsByRegion,
};

/** They look at the map of the region that their request names. */
const LOOKS_AT_THE_MAP = ["ships/fly", "ships/undock", "colonies/foundColony", "colonies/buildOutpost"];

/** What follows from the request itself, from its answer, and from documents that do not change any more. */
export async function quantitiesAfter({ operation, input, answer }: BilledRequest): Promise<Quantities> {
  if (operation === "regions/retryProvisioning") return jobSize((answer as { jobId: string }).jobId);
  if (operation === "provisionRegion") return jobSize((input as { jobId: string }).jobId);
  if (LOOKS_AT_THE_MAP.includes(operation)) return charts([input as { regionId: string }]);
  if (operation === "ships/completePassage") {
    const { passageId } = input as { passageId: string };
    return charts([(await passages.ref({ passageId }).get()).data()!.to]);
  }
  if (operation === "ships/rideLane") return charts([{ regionId: "nexus" }]);
  if (operation === "galaxy/planRoute") {
    // Who asks for shortcuts has the way across the Nexus looked for, too.
    const compared = (input as { shortcuts?: boolean }).shortcuts ? [{ regionId: "nexus" }] : [];
    return { ...(await terminals()), ...(await charts([...(answer as Route).legs, ...compared])) };
  }
  return {
    ...(BRINGS_HOME.includes(operation) ? await charts([{ regionId: "nexus" }]) : {}),
    ...lengthOfList("given", input),
    ...lengthOfList("rows", answer),
    ...(await closingFacts(operation, input)),
  };
}

/** Those whom it brings home are at home in the Nexus. */
const BRINGS_HOME = ["reviewVisit", "regions/interveneInRegion"];

/** The one list of an input or an answer, wherever there is one. */
function lengthOfList(quantity: "given" | "rows", value: unknown): Quantities {
  const list = Object.values((value ?? {}) as Record<string, unknown>).find(Array.isArray);
  return list === undefined ? {} : { [quantity]: list.length };
}

interface Route {
  readonly legs: readonly { readonly regionId: string }[];
}

/** The lanes' terminals, which an instance reads once. */
async function terminals(): Promise<Quantities> {
  return { terminals: await count(gates.collection({}).where("kind", "==", "terminal")) };
}

async function charts(legs: Route["legs"]): Promise<Quantities> {
  const onTheWay = new Set(legs.map(({ regionId }) => regionId));
  const sizes = [...onTheWay].map(async (regionId) => {
    const { sectorCount } = (await regions.ref({ regionId }).get()).data()!;
    return { [regionId === "nexus" ? "nexusCharts" : "charts"]: sectorCount / CHART_CHUNK_SECTORS };
  });
  return summed([{ charts: 0, nexusCharts: 0 }, ...(await Promise.all(sizes))]);
}

async function jobSize(jobId: string): Promise<Quantities> {
  const { parameters, stepCount } = (await jobs.ref({ jobId }).get()).data()!;
  return { steps: stepCount ?? 1, sectors: (JSON.parse(parameters) as { sectorCount: number }).sectorCount };
}

const OPEN = ["active", "suspended"];
const STANDINGS = ["visitor", "resident", "citizen"] as const;

/** What a sweep enqueues where `reconcileAccounts` has left an erasure. */
async function unfinishedErasures(): Promise<Quantities> {
  const { docs } = await erasures.collection({}).where("erasedAt", "==", null).get();
  return summed([{ traces: 0, remains: 0 }, ...(await Promise.all(docs.map(({ id }) => leftBy(id))))]);
}

async function membershipsOf({ body }: Delivery): Promise<Quantities> {
  const { data } = JSON.parse(body!) as { data: { uid: string } };
  return { belongsTo: await count(memberships.collection(data)) };
}

/** Open regions, each of which is counted, and the full page before the last query of all. */
async function openRegions(): Promise<Quantities> {
  const found = await count(regions.collection({}).where("status", "in", OPEN));
  return dueOf(found);
}

/** Of closed transfers, the treasuries that each day has something to say of. */
function flowsOf(transfers: readonly TransferRecord[]): number {
  const ofDays = transfers.flatMap(({ day, accountIds }) =>
    accountIds.filter((id) => id.startsWith("treasury:")).map((id) => `${day} ${id}`),
  );
  return new Set(ofDays).size;
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
    flows: flowsOf(docs.map((doc) => doc.data()).filter(({ day }) => closed.includes(day))),
    assets,
    balances: assets * Math.max(1, Math.ceil((await count(ledgerBalances.collection({}))) / 1_000)),
  };
}

/** Of the task that counts a region's members, by its body. */
async function countsByRegion(): Promise<ReadonlyMap<string, TaskFacts>> {
  const { docs } = await regions.collection({}).where("status", "in", OPEN).get();
  const each = docs.map(async ({ id: regionId }) => {
    const counts = await memberCounts(regionId);
    return [JSON.stringify({ regionId }), async () => counts] as const;
  });
  return new Map(await Promise.all(each));
}

async function memberCounts(regionId: string): Promise<Quantities> {
  const active = members.collection({ regionId }).where("status", "==", "active");
  const found = await Promise.all(
    STANDINGS.map((standing) => count(active.where("standing", "==", standing))),
  );
  return { counts: found.reduce((sum, matched) => sum + Math.max(1, Math.ceil(matched / 1_000)), 0) };
}

/** Of the tick, and of the runs that it enqueues. */
async function slotsDue(): Promise<Quantities> {
  const declared = triggers().filter(({ cron, queue }) => cron !== null && queue !== null);
  const due = declared.map(async ({ name, cron }) => {
    const state = (await schedules.ref({ schedule: name }).get()).data();
    return slotToEnqueue(cron!, state, new Date(gameTimeMs())) === null ? 0 : 1;
  });
  const slots = (await Promise.all(due)).reduce<number>((sum, one) => sum + one, 0);
  return { schedules: declared.length, slots };
}

async function rowsDue(): Promise<Quantities> {
  const due = dueNow(outbox.collection({}));
  return { rowsLeft: await count(due) };
}

/** The accounts of a player's ships. */
async function holdsOf(uid: string): Promise<number> {
  return (await count(ledgerBalances.collection({}).where("holderUid", "==", uid))) - 1;
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
