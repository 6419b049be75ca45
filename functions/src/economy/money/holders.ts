import type { AccountSort } from "../../platform/ledger/accounts.ts";

/** Who holds the galaxy's credits. */
export const HOLDERS = ["players", "treasuries", "banks", "funds", "platform"] as const;
export type Holder = (typeof HOLDERS)[number];

/** A new sort of account is somebody's: without a line here it does not compile. A deposit is its depositor's, whatever the bank. */
export const HOLDER_OF: Readonly<Record<Exclude<AccountSort, "issuance">, Holder>> = {
  player: "players",
  hold: "players",
  deposit: "players",
  tolls: "players",
  treasury: "treasuries",
  bank: "banks",
  insurance: "funds",
  reserve: "funds",
  platform: "platform",
};

export type HeldCredits = Readonly<Record<Holder, number>>;

/** What each holds, from what accounts of each sort do. */
export function heldBy(credits: (sort: keyof typeof HOLDER_OF) => number): HeldCredits {
  const held = { players: 0, treasuries: 0, banks: 0, funds: 0, platform: 0 };
  for (const [sort, holder] of Object.entries(HOLDER_OF) as [keyof typeof HOLDER_OF, Holder][])
    held[holder] += credits(sort);
  return held;
}

export const totalOf = (held: HeldCredits) => HOLDERS.reduce((sum, holder) => sum + held[holder], 0);
