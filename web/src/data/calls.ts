import { getFunctions } from "firebase/functions";
import { callsOf } from "../../../client/call.ts";
import { banking } from "../../../client/rooms/banking.ts";
import { billing } from "../../../client/rooms/billing.ts";
import { closing } from "../../../client/rooms/closing.ts";
import { colonies } from "../../../client/rooms/colonies.ts";
import { combat } from "../../../client/rooms/combat.ts";
import { economy } from "../../../client/rooms/economy.ts";
import { galaxy } from "../../../client/rooms/galaxy.ts";
import { governance } from "../../../client/rooms/governance.ts";
import { membership } from "../../../client/rooms/membership.ts";
import { platform } from "../../../client/rooms/platform.ts";
import { players } from "../../../client/rooms/players.ts";
import { ports } from "../../../client/rooms/ports.ts";
import { regions } from "../../../client/rooms/regions.ts";
import { ships } from "../../../client/rooms/ships.ts";
import { treasury } from "../../../client/rooms/treasury.ts";
import { start } from "./session.ts";

/** Calls go to the page's own origin: no other host, no preflight. */
async function functionsHere() {
  const { app } = await start();
  return getFunctions(app, `${location.origin}/api`);
}

/** Sends an input to any callable; one that changes something gets a request id where it has none. @throws CallError */
export async function send(path: string, input: object, mutates: boolean): Promise<unknown> {
  const { query, mutation } = callsOf(await functionsHere());
  return mutates ? mutation<object, unknown>(path)(input) : query<object, unknown>(path)(input);
}

/** The callables that pages use. */
export async function calls() {
  const functions = await functionsHere();
  return {
    banking: banking(functions),
    billing: billing(functions),
    closing: closing(functions),
    colonies: colonies(functions),
    combat: combat(functions),
    economy: economy(functions),
    galaxy: galaxy(functions),
    governance: governance(functions),
    membership: membership(functions),
    platform: platform(functions),
    players: players(functions),
    ports: ports(functions),
    regions: regions(functions),
    ships: ships(functions),
    treasury: treasury(functions),
  };
}
