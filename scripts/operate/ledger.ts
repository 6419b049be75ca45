import { writeAudit } from "../../functions/src/platform/audit.ts";
import { now } from "../../functions/src/platform/clock.ts";
import {
  type AccountId,
  accountIdField,
  balanceId,
  ledgerBalances,
  ledgerTransfers,
  shardCount,
} from "../../functions/src/platform/ledger/accounts.ts";
import { applyPostings, checkLedger, ledgerTotals } from "../../functions/src/platform/ledger/checker.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { Failure } from "../setup/failure.mjs";
import { ACTOR } from "./jobs.ts";

/** The totals, then every balance beside what its transfers add up to. A line that begins with ✗ is a finding. */
export async function examineLedger(): Promise<string[]> {
  const { transfers, issuedCredits, heldCredits, balancesBelowZero } = await ledgerTotals();
  const wrong = await checkLedger();
  const figures = [transfers, issuedCredits, heldCredits, balancesBelowZero].map((figure) =>
    figure.toLocaleString("en"),
  );
  return [
    `${figures[0]} transfers; ${figures[1]} credits issued, ${figures[2]} held, ${figures[3]} balances below zero`,
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
  const changed = await transact(async (tx) => {
    const { docs } = await tx.get(
      ledgerTransfers.collection({}).where("accountIds", "array-contains", accountId),
    );
    const rebuilt = new Map<string, number>();
    for (const transfer of docs) applyPostings(rebuilt, transfer.id, transfer.data().postings);
    const refs = shardRefs(accountId);
    const stored = await tx.getAll(...refs);
    const wrong = stored.filter(
      (shard) => (shard.data()?.balanceCredits ?? 0) !== (rebuilt.get(shard.id) ?? 0),
    );
    const missing = wrong.filter((shard) => !shard.exists).map(({ id }) => id);
    if (missing.length > 0)
      throw new Failure(
        `The balances ${missing.join(", ")} are gone altogether: restore them from a backup first.`,
      );
    for (const shard of wrong) tx.update(shard.ref, { balanceCredits: rebuilt.get(shard.id) ?? 0 });
    const before = Object.fromEntries(wrong.map((shard) => [shard.id, shard.data()!.balanceCredits]));
    const after = Object.fromEntries(wrong.map(({ id }) => [id, rebuilt.get(id) ?? 0]));
    const at = now();
    const intent = derivedId(ACTOR, "rebuildAccount", accountId, at.getTime());
    const entries = wrong.length > 0 ? [{ action: "rebuildAccount", before, after, reason: note }] : [];
    writeAudit(tx, entries, { actorUid: ACTOR, intent, at });
    return Object.keys(after).map((id) => `✓ ${id}: ${before[id]} → ${after[id]}`);
  });
  return changed.length > 0 ? changed : [`✓ ${accountId} agrees with its transfers; nothing was changed.`];
}

const shardRefs = (accountId: AccountId) =>
  Array.from({ length: shardCount(accountId) }, (_, shard) =>
    ledgerBalances.ref({ balanceId: balanceId(accountId, shard) }),
  );
