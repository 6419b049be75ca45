import type { Holding } from "../platform/holdings.ts";

/** Standing, reputation, voting power and offices stand on the membership and go with it. */
const membershipHolding: Holding = {
  name: "memberships",
  form: "fixed",
  leaves: "By leaving the region or by a ban; at the account's end they are deleted.",
  valueCredits: null,
  requireUnbound: null,
};

export const belongings = [membershipHolding];
