import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";
import { accountErased, firstHome } from "../players/moments.ts";

export const contributions = [
  contribution(holdings, {
    bills: "At an account's end, one read, or one for each region that keeps the account.",
    load: async () => (await import("./holders/estate.ts")).estate,
  }),
  contribution(firstHome, {
    bills: "Two reads.",
    load: async () => (await import("./opening/firstHome.ts")).findFirstHome,
  }),
  contribution(accountErased, {
    bills:
      "One read, or one for each region that the player owned or governed; for each a write and a log entry.",
    load: async () => (await import("./holders/estate.ts")).releaseEstate,
  }),
];
