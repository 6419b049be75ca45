import { claims, evacuations } from "../closing/moments.ts";
import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";
import { entitlementChanged, homeMoved } from "../players/moments.ts";

export const contributions = [
  contribution(holdings, {
    bills: "At an account's end a read for each region where the player has a colony or an outpost.",
    load: async () => (await import("./ends/belongings.ts")).belongings,
  }),
  contribution(claims, {
    bills: "For each page of claims two queries, and a read for each colony, outpost and owner of one.",
    load: async () => (await import("./ends/claims.ts")).siteClaims,
  }),
  contribution(evacuations, {
    bills:
      "Two reads where there is nothing; else up to five reads, a delete and three writes for each colony, and two reads, a delete and a write for each outpost.",
    load: async () => (await import("./ends/evacuation.ts")).evacuation,
  }),
  contribution(homeMoved, {
    bills:
      "Nothing beside what the ships read; two reads and a write for each colony, a read and a write for each outpost.",
    load: async () => (await import("./dormancy/newStanding.ts")).homeMoved,
  }),
  contribution(entitlementChanged, {
    bills: "Nothing beside what the ships read; a read and a write for each outpost of the player.",
    load: async () => (await import("./dormancy/newStanding.ts")).entitlementChanged,
  }),
];
