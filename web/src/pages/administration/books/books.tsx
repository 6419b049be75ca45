import type { ReactNode } from "react";
import type { Payment } from "../../../../../functions/src/billing/payments/schema.ts";
import type { Checkout, StripeEvent, Subscription } from "../../../../../functions/src/billing/schema.ts";
import type { RecordColumn } from "../../../controls/RecordsTable.tsx";
import { administration } from "../../../words/administration.ts";
import { words } from "../../../words/en.ts";
import { subjectWords } from "../../billing/subjectWords.ts";
import { linesOf, ours, payoutOf, type Statement } from "./statement.tsx";

interface Share {
  readonly ownerUid: string;
  readonly regionId: string;
  readonly month: string;
  readonly ownerCents: number;
}
interface ShareMonth {
  readonly month: string;
  readonly closedAt: Date | null;
  readonly balance: Readonly<
    Record<"paidCents" | "refundedCents" | "lostCents" | "taxCents" | "ownersCents" | "platformCents", number>
  > | null;
}

const { books: say, nothing, nobody } = administration;
const { columns } = say;

const at = (instant: Date | null): string => (instant === null ? nothing : words.instant(instant));

interface Book<Row> {
  readonly template: string;
  /** The field by which the latest come first. */
  readonly orderBy: string;
  readonly columns: readonly RecordColumn<Row>[];
}

/** With the type of its rows, which the page does not need to know. */
const book = <Row,>(of: Book<Row & { readonly id: string }>) => of as Book<{ readonly id: string }>;

export const BOOKS = {
  subscriptions: book<Subscription>({
    template: "subscriptions",
    orderBy: "currentPeriodEndsAt",
    columns: [
      { head: columns.subject, cell: ({ subject }) => subjectWords(subject) },
      { head: columns.who, cell: ({ uid }) => uid },
      { head: columns.status, cell: ({ status }) => status },
      { head: columns.service, cell: ({ entitlement }) => say.service[entitlement.service] },
      {
        head: columns.until,
        cell: ({ entitlement, currentPeriodEndsAt }) => at(entitlement.endsAt ?? currentPeriodEndsAt),
      },
      { head: columns.unpaid, cell: ({ openInvoiceFinalizedAt }) => at(openInvoiceFinalizedAt) },
    ],
  }),
  checkouts: book<Checkout>({
    template: "checkouts",
    orderBy: "createdAt",
    columns: [
      { head: columns.subject, cell: ({ subject }) => subjectWords(subject) },
      { head: columns.who, cell: ({ uid }) => uid },
      { head: columns.status, cell: ({ status }) => status },
      { head: columns.created, cell: ({ createdAt }) => at(createdAt) },
      { head: columns.expires, cell: ({ expiresAt }) => at(expiresAt) },
    ],
  }),
  payments: book<Payment>({
    template: "payments",
    orderBy: "paidAt",
    columns: [
      { head: columns.subject, cell: ({ subject }) => subjectWords(subject) },
      { head: columns.paid, cell: (payment) => money(payment, payment.paidCents) },
      { head: columns.created, cell: ({ paidAt }) => at(paidAt) },
      { head: columns.refunded, cell: (payment) => money(payment, payment.refundedCents) },
      {
        head: columns.lost,
        cell: (payment) => (payment.isDisputed ? say.disputed : money(payment, payment.lostCents)),
      },
      { head: columns.invoice, cell: ({ invoiceId }) => invoiceId },
      { head: columns.home, cell: ({ home }) => home?.regionId ?? nobody },
    ],
  }),
  statements: book<Statement>({
    template: "statements",
    orderBy: "month",
    columns: [
      { head: columns.month, cell: ({ month }) => month },
      { head: columns.owner, cell: ({ ownerUid }) => ownerUid },
      { head: columns.payable, cell: ({ payableCents }) => ours(payableCents) },
      { head: columns.debt, cell: ({ debtCents }) => ours(debtCents) },
      { head: columns.payout, cell: payoutOf },
      { head: columns.lines, cell: linesOf },
    ],
  }),
  shares: book<Share>({
    template: "shares",
    orderBy: "month",
    columns: [
      { head: columns.month, cell: ({ month }) => month },
      { head: columns.region, cell: ({ regionId }) => regionId },
      { head: columns.owner, cell: ({ ownerUid }) => ownerUid },
      { head: columns.share, cell: ({ ownerCents }) => ours(ownerCents) },
    ],
  }),
  months: book<ShareMonth>({
    template: "shareMonths",
    orderBy: "month",
    columns: [
      { head: columns.month, cell: ({ month }) => month },
      { head: columns.closed, cell: ({ closedAt }) => (closedAt === null ? say.open : at(closedAt)) },
      { head: columns.paid, cell: ofBalance("paidCents") },
      { head: columns.refunded, cell: ofBalance("refundedCents") },
      { head: columns.lost, cell: ofBalance("lostCents") },
      { head: columns.tax, cell: ofBalance("taxCents") },
      { head: columns.owners, cell: ofBalance("ownersCents") },
      { head: columns.platform, cell: ofBalance("platformCents") },
    ],
  }),
  events: book<StripeEvent>({
    template: "stripeEvents",
    orderBy: "receivedAt",
    columns: [
      { head: columns.type, cell: ({ type }) => type },
      { head: columns.received, cell: ({ receivedAt }) => at(receivedAt) },
      { head: columns.object, cell: ({ objectId }) => objectId },
      { head: columns.status, cell: ({ status }) => status },
    ],
  }),
} as const;
export type BookName = keyof typeof BOOKS;

const money = ({ currency }: Pick<Payment, "currency">, cents: number): string =>
  words.money(cents, currency);

function ofBalance(field: keyof NonNullable<ShareMonth["balance"]>) {
  return ({ balance }: ShareMonth): ReactNode => (balance === null ? nothing : ours(balance[field]));
}
