import { writeAudit } from "../../functions/src/platform/audit.ts";
import { now } from "../../functions/src/platform/clock.ts";
import { type AccountId, accountIdField, shardCount } from "../../functions/src/platform/ledger/accounts.ts";
import { checkLedger } from "../../functions/src/platform/ledger/check.ts";
import { lastClosedDay } from "../../functions/src/platform/ledger/closeDays.ts";
import { endOfDay } from "../../functions/src/platform/ledger/day.ts";
import { addOpenPart, addSettledPage, type Position } from "../../functions/src/platform/ledger/history.ts";
import { compareBalances, type Sums } from "../../functions/src/platform/ledger/rebuild.ts";
import { ledgerBalances } from "../../functions/src/platform/ledger/schema.ts";
import { ledgerTotals } from "../../functions/src/platform/ledger/totals.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { Failure } from "../setup/failure.mjs";
import { ACTOR } from "./jobs.ts";

/** The totals, then every balance beside what its transfers add up to. A line that begins with ✗ is a finding. */
export async function examineLedger(): Promise<string[]> {
  const { transfers, issued, held, balancesBelowZero } = await ledgerTotals();
  const wrong = await checkLedger();
  const assets = Object.entries(held).map(
    ([asset, amount]) =>
      `${asset}: ${(issued as Record<string, number>)[asset]!.toLocaleString("en")} issued, ${amount.toLocaleString("en")} held`,
  );
  return [
    `${transfers.toLocaleString("en")} transfers; ${balancesBelowZero} balances below zero`,
    ...assets,
    ...wrong.map((finding) => `✗ ${finding}`),
    wrong.length === 0
      ? "✓ every balance is what its transfers add up to"
      : `${wrong.length} findings: mend an account with \`npm run operate -- rebuild <accountId> --note …\`, once the cause is known.`,
  ];
}

/** Sets each shard of the account to what its transfers add up to. The transfers are the truth; balances only cache it. */
export async function rebuildAccount(given: string, note: string): Promise<string[]> {
  const parsed = accountIdField.safeParse(given);
  if (!parsed.success || shardCount(parsed.data) === 0)
    throw new Failure(
      `"${given}" is no account with a balance: give one like player:<id>, treasury:<region> or platform:<purpose>.`,
    );
  const accountId = parsed.data;
  const closed = (await lastClosedDay())?.day;
  const settledUntil = closed === undefined ? new Date(0) : endOfDay(closed);
  const settled = await settledSums(accountId, settledUntil);
  const changed = await transact(async (tx) => {
    const { rebuilt, stored } = await addOpenPart(tx, settled, [accountId], settledUntil);
    const wrong = Object.keys({ ...rebuilt, ...stored }).filter(
      (id) => compareBalances(only(rebuilt, id), only(stored, id)).length > 0,
    );
    const missing = wrong.filter((id) => stored[id] === undefined);
    if (missing.length > 0)
      throw new Failure(
        `The balances ${missing.join(", ")} are gone altogether: restore them from a backup first.`,
      );
    const before = Object.fromEntries(wrong.map((id) => [id, stored[id]!]));
    const after = Object.fromEntries(wrong.map((id) => [id, withoutZeros(rebuilt[id] ?? {})]));
    for (const id of wrong) tx.update(ledgerBalances.ref({ balanceId: id }), { amounts: after[id]! });
    const at = now();
    const intent = derivedId(ACTOR, "rebuildAccount", accountId, at.getTime());
    const entries = wrong.length > 0 ? [{ action: "rebuildAccount", before, after, reason: note }] : [];
    writeAudit(tx, entries, { actorUid: ACTOR, intent, at });
    return wrong.map((id) => `✓ ${id}: ${JSON.stringify(before[id])} → ${JSON.stringify(after[id])}`);
  });
  return changed.length > 0 ? changed : [`✓ ${accountId} agrees with its transfers; nothing was changed.`];
}

async function settledSums(accountId: AccountId, until: Date): Promise<Sums> {
  const sums: Sums = {};
  let after: Position | undefined;
  do after = await addSettledPage(sums, [accountId], until, after);
  while (after !== undefined);
  return sums;
}

const only = (sums: Sums, id: string): Sums => ({ [id]: sums[id] ?? {} });
const withoutZeros = (amounts: Sums[string]): Sums[string] =>
  Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0));
