/** What a borrower has that a bank may take, in the order in which it does. */
export interface Means {
  /** The deposit, with the interest of all of it. */
  readonly depositCredits: number;
  readonly walletCredits: number;
  /** Of the pledged ship; 0 where there is none, or where it is not to be taken. */
  readonly resaleCredits: number;
}

/** What a bank takes. */
export interface Collection {
  readonly depositCredits: number;
  readonly walletCredits: number;
  /** Of what the yard pays for the ship; the rest of that is the borrower's. */
  readonly shipCredits: number;
  readonly writtenOffCredits: number;
}

/** Nobody is left without so much. */
const LEFT_CREDITS = 100;

/** Deposit first, then the wallet down to 100, then the ship; what none of them covers is written off. */
export function collectionOf(owedCredits: number, means: Means): Collection {
  const depositCredits = Math.min(owedCredits, means.depositCredits);
  const afterDeposit = owedCredits - depositCredits;
  const walletCredits = Math.min(afterDeposit, Math.max(0, means.walletCredits - LEFT_CREDITS));
  const afterWallet = afterDeposit - walletCredits;
  const shipCredits = Math.min(afterWallet, means.resaleCredits);
  return { depositCredits, walletCredits, shipCredits, writtenOffCredits: afterWallet - shipCredits };
}
