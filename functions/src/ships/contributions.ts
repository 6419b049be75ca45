import { evacuations, exportedBeside } from "../closing/moments.ts";
import { shortcuts } from "../galaxy/moments.ts";
import { MEMBER_MOMENTS, mayLeave } from "../membership/moments.ts";
import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";
import {
  accountErased,
  accountRegistered,
  entitlementChanged,
  homeMoved,
  nameUses,
} from "../players/moments.ts";
import { endings } from "../regions/moments.ts";

export const contributions = [
  contribution(accountRegistered, {
    bills: "Four writes: the pilot, the ship, its hold, and that the pilot is there.",
    load: async () => (await import("./pilots/enterService.ts")).enterService,
  }),
  contribution(accountErased, {
    bills: "A read for each account that the player holds in the ledger, a write for each hold.",
    load: async () => (await import("./releaseHolds.ts")).releaseHolds,
  }),
  contribution(holdings, {
    bills: "At an account's end two reads: the pilot, and whether freight is under way.",
    load: async () => (await import("./belongings.ts")).belongings,
  }),
  contribution(exportedBeside, {
    bills: "For each member two reads, pilot and fleet; two for each ship in the region.",
    load: async () => (await import("./cargo/exportedShips.ts")).exportedShips,
  }),
  contribution(evacuations, {
    bills:
      "Two reads where nobody is left; else two reads and a write for each pilot and ship, and the Nexus's map.",
    load: async () => (await import("./evacuation.ts")).evacuation,
  }),
  contribution(shortcuts, {
    bills:
      "Of a route that asks for shortcuts two reads, or one for each gate of the region and each known tunnel; within a region the tunnels alone.",
    load: async () => (await import("./passages/shortcutsOf.ts")).shortcutsOf,
  }),
  contribution(endings, {
    bills: "One read; of each gate of a player a read and two writes.",
    load: async () => (await import("./playerGates/endGates.ts")).endGates,
  }),
  contribution(MEMBER_MOMENTS.banned, {
    bills:
      "One read; of who is in the region up to four more, two writes and a delete, and the map of the home.",
    load: async () => (await import("./visits/expelPilot.ts")).expelPilot,
  }),
  contribution(mayLeave, {
    bills: "One read.",
    load: async () => (await import("./visits/requireAway.ts")).requireAway,
  }),
  contribution(homeMoved, {
    bills:
      "Three reads: the pilot, the former home's depot and ships in berths there; a read for each of those and of each outpost's region. A write where a visit begins or ends by it, and one for each region where something is left.",
    load: async () => (await import("./visits/newStanding.ts")).homeMoved,
  }),
  contribution(entitlementChanged, {
    bills:
      "A read; a write where a visit begins or ends by it; where it ends, two reads for each outpost and a write where something lies there.",
    load: async () => (await import("./visits/newStanding.ts")).entitlementChanged,
  }),
  contribution(nameUses, {
    bills: "Of a new name: two reads and two writes.",
    load: async () => (await import("./pilots/renamePilot.ts")).renamePilot,
  }),
];
