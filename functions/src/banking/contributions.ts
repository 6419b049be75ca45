import { claims } from "../closing/moments.ts";
import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";
import { endings, terms } from "../regions/moments.ts";

export const contributions = [
  contribution(endings, {
    bills:
      "Three reads where nobody has a deposit or a loan; else up to ten reads and eight writes for each, and what the bank still has.",
    load: async () => (await import("./closeBank.ts")).closeBank,
  }),
  contribution(terms, {
    bills: "Two reads, and three reads and a write for each loan and each cover.",
    load: async () => (await import("./adjustContracts.ts")).adjustContracts,
  }),
  contribution(claims, {
    bills: "One read, or one for each loss that the fund of insurance was too short for.",
    load: async () => (await import("./insurance/unpaid.ts")).unpaidLosses,
  }),
  contribution(holdings, {
    bills: "At an account's end one read, or one for each loan that the player has had.",
    load: async () => (await import("./belongings.ts")).belongings,
  }),
];
