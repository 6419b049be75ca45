import { billing } from "./chapters/billing.ts";
import { departures } from "./chapters/departures.ts";
import { elections } from "./chapters/elections.ts";
import { laws } from "./chapters/laws.ts";
import { membership } from "./chapters/membership.ts";
import { petitions } from "./chapters/petitions.ts";
import { players } from "./chapters/players.ts";
import { ports } from "./chapters/ports.ts";
import { regions } from "./chapters/regions.ts";
import { shares } from "./chapters/shares.ts";
import { ships } from "./chapters/ships.ts";
import { stalled } from "./chapters/stalled.ts";
import { treaties } from "./chapters/treaties.ts";
import type { Chapter } from "./story.ts";

/** The whole storyline, in order: every callable, schedule and queue of the registry has its part in it. */
export const chapters: readonly Chapter[] = [
  players,
  ships,
  ports,
  regions,
  membership,
  elections,
  laws,
  petitions,
  treaties,
  billing,
  shares,
  stalled,
  departures,
];
