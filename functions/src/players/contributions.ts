import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";

export const contributions = [
  contribution(holdings, {
    bills: "Nothing at an account's end.",
    load: async () => (await import("./credits.ts")).ownHoldings,
  }),
];
