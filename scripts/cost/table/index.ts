import type { Budget } from "../budget.ts";
import { BILLING } from "./billing.ts";
import { GALAXY } from "./galaxy.ts";
import { GOVERNANCE } from "./governance.ts";
import { MEMBERSHIP } from "./membership.ts";
import { PETITIONS } from "./petitions.ts";
import { PLATFORM } from "./platform.ts";
import { PLAYERS } from "./players.ts";
import { POLLS } from "./polls.ts";
import { REGIONS } from "./regions.ts";
import { REPLAYS } from "./replays.ts";

/** One line, or one for each way it can go, for every callable, schedule and queue that is deployed. */
export const OPERATIONS: readonly Budget[] = [
  ...PLATFORM,
  ...GALAXY,
  ...PLAYERS,
  ...REGIONS,
  ...MEMBERSHIP,
  ...GOVERNANCE,
  ...PETITIONS,
  ...POLLS,
  ...BILLING,
];

/** All that the functions may be billed for. */
export const TABLE: readonly Budget[] = [...OPERATIONS, ...REPLAYS];
