import { registration } from "../platform/authority.ts";
import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";

export const contributions = [
  contribution(registration, {
    bills: "One read, of the calls that need a player.",
    load: async () => (await import("./registration.ts")).playersRegistration,
  }),
  contribution(holdings, {
    bills: "Nothing at an account's end.",
    load: async () => (await import("./credits.ts")).ownHoldings,
  }),
];
