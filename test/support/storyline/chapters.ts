import { banking } from "./chapters/banking.ts";
import { billing } from "./chapters/billing.ts";
import { colonies } from "./chapters/colonies.ts";
import { combat } from "./chapters/combat.ts";
import { currency } from "./chapters/currency.ts";
import { departures } from "./chapters/departures.ts";
import { economy } from "./chapters/economy.ts";
import { elections } from "./chapters/elections.ts";
import { insurance } from "./chapters/insurance.ts";
import { laws } from "./chapters/laws.ts";
import { membership } from "./chapters/membership.ts";
import { petitions } from "./chapters/petitions.ts";
import { players } from "./chapters/players.ts";
import { ports } from "./chapters/ports.ts";
import { regions } from "./chapters/regions.ts";
import { roads } from "./chapters/roads.ts";
import { shares } from "./chapters/shares.ts";
import { ships } from "./chapters/ships.ts";
import { stalled } from "./chapters/stalled.ts";
import { treasury } from "./chapters/treasury.ts";
import { treaties } from "./chapters/treaties.ts";
import { visits } from "./chapters/visits.ts";
import type { Act } from "./story.ts";

/**
 * The whole storyline: every callable, schedule and queue of the registry has its part in it. What does not need the chapters of
 * another act is one of its own: acts are drawn, and played each in a world of its own.
 */
export const acts: readonly Act[] = [
  {
    title: "ships",
    rooms: ["players", "ships", "ports", "treasury", "banking", "economy", "combat", "colonies"],
    chapters: [
      players,
      ships,
      ports,
      economy,
      treasury,
      banking,
      currency,
      visits,
      combat,
      insurance,
      colonies,
    ],
    grows: false,
  },
  { title: "roads", rooms: ["ships", "galaxy"], chapters: [players, roads], grows: false },
  { title: "elections", rooms: ["governance"], chapters: [players, elections], grows: true },
  { title: "payments", rooms: ["billing"], chapters: [billing, shares], grows: false },
  { title: "petitions", rooms: ["governance"], chapters: [players, petitions], grows: false },
  { title: "stalled work", rooms: [], chapters: [stalled], grows: false },
  { title: "laws", rooms: ["governance"], chapters: [players, laws], grows: true },
  {
    title: "regions",
    rooms: ["regions", "galaxy", "membership", "governance", "closing", "billing", "combat"],
    chapters: [players, regions, membership, treaties, departures],
    grows: true,
    steady: [departures],
  },
];

/** All of them in one world. */
export const chapters = [...new Set(acts.flatMap((act) => act.chapters))];
