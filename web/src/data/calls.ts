import { getFunctions } from "firebase/functions";
import { callsOf } from "../../../client/call.ts";
import { governance } from "../../../client/rooms/governance.ts";
import { membership } from "../../../client/rooms/membership.ts";
import { platform } from "../../../client/rooms/platform.ts";
import { players } from "../../../client/rooms/players.ts";
import { regions } from "../../../client/rooms/regions.ts";
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
    governance: governance(functions),
    membership: membership(functions),
    platform: platform(functions),
    players: players(functions),
    regions: regions(functions),
  };
}
