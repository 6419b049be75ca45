import { count, grouped, instants } from "../format.ts";

/** Words of a region's bank. */
export const bankWords = {
  short: "Bank",
  title: (region: string) => `Bank of ${region}`,
  link: "Bank",
  hidden: "The posted rates only those who belong to this region may see.",
  toLaw: "The rules of the bank",
  rates: "Rates",
  ratesWhy:
    "For 30 days, reckoned by the day. A deposit is never lent: interest comes from the capital, and a day's rate is posted lower where the capital cannot pay it.",
  lawRate: "Interest on deposits, by the law",
  loans: "Loans",
  lends: (rate: string, most: number) =>
    `at ${rate} for 30 days, ${count(most, "credit", "credits")} at most`,
  lendsNothing: "none",
  noPostings: "No rate is posted yet: nobody has had a deposit.",
  postings: "Posted rates, the latest first",
  day: "Day",
  rate: "Rate for 30 days",
  deposits: "Deposits, credits",
  deposit: "Your deposit",
  noDeposit: "You have no deposit here.",
  balance: "Balance",
  accrued: "Interest of this month until today",
  locked: "Locked for a loan",
  amount: "Credits",
  amountOrAll: "Credits; empty is all that is free",
  amountOrOwed: "Credits; empty is all that is owed",
  payIn: "Pay in",
  payInReview: "It goes from your account into the deposit at once. You can withdraw it whenever you want.",
  confirmPayIn: "Pay in now",
  paidIn: (balance: number) => `The deposit has ${count(balance, "credit", "credits")} now.`,
  withdraw: "Withdraw",
  withdrawReview: "It goes into your account at once. What is left goes on bearing interest.",
  confirmWithdraw: "Withdraw now",
  withdrawn: (paid: number, left: number) =>
    `${count(paid, "credit", "credits")} are paid to you. The deposit has ${grouped.format(left)} now.`,
  loan: "Your loan",
  noLoan: "You owe this bank nothing.",
  barred: (until: Date) =>
    `A part of your last loan was written off: no bank lends to you before ${instants.format(until)}.`,
  borrow: "Take up a loan",
  borrowReview:
    "The credits are yours at once, the rate stays as it is now, and what secures the loan is locked until it is repaid. What is not repaid 72 hours after it is due the bank collects.",
  confirmBorrow: "Borrow now",
  borrowed: (owed: number, due: Date) =>
    `You owe ${count(owed, "credit", "credits")}, due on ${instants.format(due)}.`,
  loanDays: (least: number, most: number) => `Days, ${least} to ${most}`,
  daysBound: (least: number, most: number) => `A loan is of ${least} to ${most} days.`,
  tooBig: (most: number) => `The law lets this bank lend ${count(most, "credit", "credits")} at most.`,
  collateral: "Secured by",
  collaterals: { deposit: "your deposit here", ship: "a ship" },
  shipOption: (name: string, secured: number) =>
    `the ship ${name}: up to ${count(secured, "credit", "credits")}`,
  owed: "Owed today",
  loanRate: "Rate for 30 days",
  due: "Due",
  loanStands:
    "While the region is suspended, term and interest stand still: the loan is due later by as long as that takes.",
  repay: "Repay",
  repayReview:
    "It goes from your account at once, interest first. Once nothing is owed, what secures the loan is free.",
  confirmRepay: "Repay now",
  repaid: (paid: number, owed: number) =>
    owed === 0
      ? `${count(paid, "credit", "credits")} are paid. You owe nothing any more.`
      : `${count(paid, "credit", "credits")} are paid. You still owe ${grouped.format(owed)}.`,
  insurance: {
    title: "Insurance of ships",
    why: "A region's fund covers a ship with up to what a yard pays for it, from 24 hours on. A loss brings nine tenths of the cover, as far as the fund goes.",
    none: "None of your ships is insured.",
    ship: (shipId: string, regionId: string) => `Ship ${shipId}, with the fund of ${regionId}`,
    holds: "holds",
    begins: "not yet",
    over: "over",
    cover: "Cover",
    term: "Term",
    span: (from: Date, until: Date) => `${instants.format(from)} to ${instants.format(until)}`,
    stands: (left: string) => `Stands still while the region is suspended; ${left} are left of it then`,
    loss: "Loss",
    paidOf: (paid: number, owed: number) =>
      `${grouped.format(paid)} paid of ${count(owed, "credit", "credits")}`,
    insure: "Insure a ship with this region's fund",
    insureReview: "The premium is paid at once and does not come back. Law and fund bound the cover.",
    confirmInsure: "Insure it now",
    insured: (premium: number, from: Date, until: Date) =>
      `It is insured for ${count(premium, "credit", "credits")}, from ${instants.format(from)} to ${instants.format(until)}.`,
    noShip: "Choose a ship.",
    choose: "choose one",
    whichShip: "Ship",
    coverOf: "Cover, credits",
    premium: (credits: number) => `The premium is ${count(credits, "credit", "credits")}.`,
  },
} as const;
