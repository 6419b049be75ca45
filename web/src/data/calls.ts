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
import { keptWhileSent } from "./keptCalls.ts";
import { session, start } from "./session.ts";
import { attest } from "./signIn/attest.ts";

/** Calls go to the page's own origin: no other host, no preflight. */
async function functionsHere() {
  const { app } = await start();
  await attest(app);
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
    banking: kept("banking", banking(functions)),
    billing: kept("billing", billing(functions)),
    closing: kept("closing", closing(functions)),
    colonies: kept("colonies", colonies(functions)),
    combat: kept("combat", combat(functions)),
    economy: kept("economy", economy(functions)),
    galaxy: kept("galaxy", galaxy(functions)),
    governance: kept("governance", governance(functions)),
    membership: kept("membership", membership(functions)),
    platform: kept("platform", platform(functions)),
    players: kept("players", players(functions)),
    ports: kept("ports", ports(functions)),
    regions: kept("regions", regions(functions)),
    ships: kept("ships", ships(functions)),
    treasury: kept("treasury", treasury(functions)),
  };
}

/** A room whose calls are kept until it is known whether they have acted. */
function kept<Room extends object>(name: string, room: Room): Room {
  const verbs = Object.entries(room).map(([verb, call]) => {
    const send: typeof call = (input: { requestId?: string }, options: object) => {
      const who = session.get();
      const uid = who.state === "signedIn" ? who.uid : null;
      return keptWhileSent(uid, `${name}/${verb}`, input, () => call(input, options));
    };
    return [verb, send];
  });
  return Object.fromEntries(verbs);
}
