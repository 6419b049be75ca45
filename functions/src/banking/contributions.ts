import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";
import { endings } from "../regions/moments.ts";

export const contributions = [
  contribution(endings, {
    bills:
      "Three reads where nobody has a deposit or a loan; else up to nine reads and eight writes for each, and what the bank still has.",
    load: async () => (await import("./closeBank.ts")).closeBank,
  }),
  contribution(holdings, {
    bills: "At an account's end one read, or one for each loan that the player has had.",
    load: async () => (await import("./belongings.ts")).belongings,
  }),
];
