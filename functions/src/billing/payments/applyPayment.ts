import { monthOf } from "../../platform/ledger/day.ts";
import type { Commit, Stage } from "../../platform/moments.ts";
import { players } from "../../players/schema.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { withBar, withTrouble } from "../buyer.ts";
import { buyers, type Checkout, receipts } from "../schema.ts";
import { correctionOf } from "../shares/closingDay.ts";
import { homeOf } from "./homeOf.ts";
import { type FetchedPayment, isWithheld, type Money, moneyOf } from "./payment.ts";
import { type Payment, payments } from "./schema.ts";

export interface AppliedPayment {
  /** Stripe has a word that nobody knows here. */
  readonly unknown: string | null;
  /** A dispute was lost: its subscription is to end at once. */
  readonly isLost: boolean;
}

/**
 * Applies what was fetched of a payment under a number of its checkout's, unless a later fetch was applied before: the
 * payment, its receipt, and what a dispute does to the buyer.
 */
export async function applyPayment(
  commit: Commit,
  { checkout, paymentId }: { readonly checkout: Checkout; readonly paymentId: string },
  fetched: FetchedPayment,
): Promise<AppliedPayment> {
  const { reads, tx, now } = commit;
  const before = await reads.get(payments, { paymentId });
  const paidAt = new Date(fetched.paidAt * 1_000);
  const { money, unknown } = moneyOf({ ...fetched, paidAt }, before, now);
  if (before !== undefined && checkout.fetchSeq <= before.appliedSeq)
    return { unknown: null, isLost: before.lostCents > 0 };
  const stageFirst = before === undefined ? await prepareFirst(commit, checkout, fetched) : undefined;
  const stageBuyer = await prepareBuyer(commit, checkout.uid, { paymentId, before, money });

  stageBuyer?.(tx);
  const changes = { ...money, appliedSeq: checkout.fetchSeq };
  if (before !== undefined) {
    const correctedIn = isSame(before, money) ? before.correctedIn : correctionOf(before.shareMonth, now);
    tx.update(payments.ref({ paymentId }), { ...changes, correctedIn });
  } else {
    const { payerAccountId = null, home = null } = stageFirst?.(tx) ?? {};
    const first = newPayment(paymentId, checkout, fetched);
    const correctedIn = correctionOf(first.shareMonth, now);
    tx.set(payments.ref({ paymentId }), { ...first, ...changes, correctedIn, payerAccountId, home });
  }
  return { unknown, isLost: money.lostCents > 0 };
}

const isSame = (before: Payment, money: Money) =>
  (Object.keys(money) as (keyof Money)[]).every((field) => before[field] === money[field]);

type Payer = Pick<Payment, "payerAccountId" | "home">;

/** Who has paid, where the payer's home was, and the receipt; whose account has gone is left nothing. */
async function prepareFirst(
  { reads }: Commit,
  { uid, subject }: Checkout,
  fetched: FetchedPayment,
): Promise<((tx: Commit["tx"]) => Payer) | undefined> {
  const player = await reads.get(players, { uid });
  if (player === undefined) return undefined;
  const paidAt = new Date(fetched.paidAt * 1_000);
  const home = subject.kind === "galacticCitizen" ? await homeOf(reads, player, paidAt) : null;
  const { invoiceId, paidCents, currency, hostedUrl } = fetched;
  return (tx) => {
    tx.set(receipts.ref({ uid, invoiceId }), { subject, paidCents, currency, paidAt, hostedUrl });
    return { payerAccountId: player.accountId, home };
  };
}

function newPayment(
  paymentId: string,
  { checkoutId, subject }: Checkout,
  fetched: FetchedPayment,
): Omit<Payment, keyof Money | keyof Payer | "correctedIn" | "appliedSeq"> {
  const { subscriptionId, invoiceId, isFirst, currency, paidCents, totalCents, totalExcludingTaxCents } =
    fetched;
  const paidAt = new Date(fetched.paidAt * 1_000);
  return {
    paymentId,
    checkoutId,
    subject,
    subscriptionId,
    invoiceId,
    isFirst,
    paidAt,
    shareMonth: subject.kind === "galacticCitizen" ? monthOf(paidAt) : null,
    currency,
    paidCents,
    warningLifted: false,
    totalCents,
    totalExcludingTaxCents,
  };
}

/** What a dispute that opens, ends or is lost does to the buyer; nothing where none did. */
async function prepareBuyer(
  commit: Commit,
  uid: string,
  {
    paymentId,
    before,
    money,
  }: { readonly paymentId: string; readonly before: Payment | undefined; readonly money: Money },
): Promise<Stage | undefined> {
  const isNewlyLost = money.lostCents > 0 && (before?.lostCents ?? 0) === 0;
  const wasWithheld = before !== undefined && isWithheld(before);
  if (isWithheld(money) === wasWithheld && !isNewlyLost) return undefined;
  const known = await commit.reads.get(buyers, { uid });
  if (known === undefined) return undefined;
  const buyer = withTrouble(known, paymentId, isWithheld(money));
  return (tx) => {
    tx.set(buyers.ref({ uid }), isNewlyLost ? withBar(buyer, commit.now) : buyer);
    if (!isNewlyLost) return;
    const sentence =
      "A payment of yours was lost in a dispute: its subscription ends, and you buy nothing until an administrator lifts the bar.";
    const cause = { intent: commit.intent, at: commit.now };
    stageNotice(tx, { uid, kind: "CUSTOMER_BARRED", sentence, regionId: null }, cause);
    commit.audit({ action: "barCustomer", subjectUid: uid, reason: `dispute of ${paymentId} lost` });
  };
}
