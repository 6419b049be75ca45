import { getFunctions } from "firebase/functions";
import { platform } from "../../../client/rooms/platform.ts";
import { players } from "../../../client/rooms/players.ts";
import { start } from "./session.ts";

/** The callables that pages use, at the page's own origin: no other host, no preflight. */
export async function calls() {
  const { app } = await start();
  const functions = getFunctions(app, `${location.origin}/api`);
  return { platform: platform(functions), players: players(functions) };
}
