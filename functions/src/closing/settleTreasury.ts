import { z } from "zod";
import { pageAfter } from "../platform/documents/pages.ts";
import type { Tx } from "../platform/documents/tx.ts";
import { integer, uid } from "../platform/fields.ts";
import type { AccountId } from "../platform/ledger/accounts.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { transferKindsOf } from "../platform/ledger/kinds.ts";
import { prepareTransfers } from "../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../platform/ledger/stageTransfers.ts";
import type { Change } from "../platform/ledger/transfer.ts";
import { contributionsTo } from "../platform/moments.ts";
import { derivedId } from "../platform/random.ts";
import { Reads, transact } from "../platform/store.ts";
import { players } from "../players/schema.ts";
import { evacuateMembers } from "./evacuateMembers.ts";
import { type Claim, claims } from "./moments.ts";
import { phaseJob } from "./phase.ts";
import { closing as room } from "./room.ts";
import { type Closing, roll } from "./schema.ts";
import { settlement } from "./settlement.ts";
import { treasuryAccount, treasuryOf } from "./treasury.ts";

const PAGE = 200;
const RELIEF: AccountId = "platform:relief";

const cursorSchema = z.discriminatedUnion("paid", [
  /** So many claims are paid. */
  z.strictObject({ paid: z.literal("claims"), count: integer(0, 1_000_000) }),
  /** The sharers up to this one are paid. */
  z.strictObject({ paid: z.literal("shares"), after: uid.nullable() }),
  z.strictObject({ paid: z.literal("rest") }),
]);
type Cursor = z.infer<typeof cursorSchema>;

/**
 * Pays what the treasury owes, shares what is left among the residents, and gives the rest to the platform's relief. Each step
 * repeats equal postings.
 */
export const settleTreasury = phaseJob<Cursor>({
  phase: "settle",
  kind: "settleTreasury",
  cursor: cursorSchema,
  async prepare({ regionId }, cursor) {
    const at = cursor ?? { paid: "claims" as const, count: 0 };
    if (at.paid === "claims") return payClaims(regionId, at.count);
    if (at.paid === "shares") return payShares(regionId, at.after);
    return { stage: (tx, _closing, now) => payRest(tx, regionId, now), next: null };
  },
  async check({ regionId }) {
    const left = await transact((tx) => treasuryOf(tx, regionId));
    return [...left].map(([asset, amount]) => `the treasury still holds ${amount} ${asset}`);
  },
  next: { phase: "evacuate", job: evacuateMembers },
});

async function payClaims(regionId: string, from: number) {
  const all = await allClaims(regionId);
  const page = all.slice(from, from + PAGE);
  const isLast = from + page.length >= all.length;
  return {
    async stage(tx: Tx, closing: Closing, at: Date) {
      const paid = paidOf(all, closing);
      const payments = page.map(({ accountId }, index) => ({ accountId, amount: paid[from + index]! }));
      await pay(tx, { regionId, what: `claims ${from}`, payments }, at);
    },
    next: isLast
      ? { paid: "shares" as const, after: null }
      : { paid: "claims" as const, count: from + page.length },
  };
}

/** In the order in which they are paid: by rank, then by id. */
async function allClaims(regionId: string): Promise<Claim[]> {
  const contributed = await contributionsTo(claims);
  const all = (await Promise.all(contributed.map((one) => one.contributed(regionId)))).flat();
  const place = ({ rank, claimId }: Claim) => `${rank === "owed" ? 0 : 1} ${claimId}`;
  return all.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function paidOf(all: readonly Claim[], closing: Closing): number[] {
  const { owed, fixed } = settlementOf(all, closing);
  return [...owed, ...fixed];
}

function settlementOf(all: readonly Claim[], { frozen }: Closing) {
  const amounts = (rank: Claim["rank"]) =>
    all.filter((claim) => claim.rank === rank).map(({ amountCredits }) => amountCredits);
  const { treasuryCredits, sharers } = frozen!;
  return settlement(treasuryCredits, { owed: amounts("owed"), fixed: amounts("fixed"), sharers });
}

async function payShares(regionId: string, after: string | null) {
  const all = await allClaims(regionId);
  const sharers = roll.collection({ regionId }).where("shares", "==", true).orderBy("__name__");
  const { docs, isEnd } = await pageAfter(sharers, after, PAGE);
  return {
    async stage(tx: Tx, closing: Closing, at: Date) {
      const { share } = settlementOf(all, closing);
      if (share === 0 || docs.length === 0) return;
      const found = await tx.getAll(...docs.map(({ id }) => players.ref({ uid: id })));
      // Whose account has gone meanwhile leaves the share to the rest.
      const payments = found.flatMap((player) => {
        const accountId = player.data()?.accountId;
        return accountId === undefined ? [] : [{ accountId, amount: share }];
      });
      await pay(tx, { regionId, what: `shares after ${after}`, payments }, at);
    },
    next: isEnd ? { paid: "rest" as const } : { paid: "shares" as const, after: docs.at(-1)!.id },
  };
}

interface Payments {
  readonly regionId: string;
  /** Names the transfer among those of the closing. */
  readonly what: string;
  readonly payments: readonly { readonly accountId: AccountId; readonly amount: number }[];
}

/** One transfer from the treasury to many. */
function pay(tx: Tx, { regionId, what, payments }: Payments, at: Date): Promise<void> {
  const asset = creditsOf(regionId);
  const owed = new Map<AccountId, number>();
  for (const { accountId, amount } of payments) owed.set(accountId, (owed.get(accountId) ?? 0) + amount);
  const changes = [...owed]
    .filter(([, amount]) => amount > 0)
    .map(([accountId, amount]) => ({ accountId, asset, amount }));
  const total = changes.reduce((sum, { amount }) => sum + amount, 0);
  if (total === 0) return Promise.resolve();
  const debit = { accountId: treasuryAccount(regionId), asset, amount: -total };
  return transfer(tx, regionId, what, [debit, ...changes], at);
}

async function payRest(tx: Tx, regionId: string, at: Date): Promise<void> {
  const left = await treasuryOf(tx, regionId);
  const changes = [...left].flatMap(([asset, amount]) => [
    { accountId: treasuryAccount(regionId), asset, amount: -amount },
    { accountId: RELIEF, asset, amount },
  ]);
  if (changes.length > 0) await transfer(tx, regionId, "rest", changes, at);
}

async function transfer(
  tx: Tx,
  regionId: string,
  what: string,
  changes: readonly Change[],
  at: Date,
): Promise<void> {
  const made = {
    transferId: derivedId("closing", regionId, what),
    kind: transferKindsOf(room).settlement,
    memo: `The region ${regionId} has closed.`,
    changes,
    repeatable: true as const,
  };
  stageTransfers(tx, await prepareTransfers(new Reads(tx), [made]), at);
}
