import { functionsLocation } from "../../functions/src/platform/config.ts";
import { between } from "./marks.ts";
import { roomsWithCallables } from "./registry.ts";

/** Every other path is the console's, which has one page of HTML; a missing file stays a 404. */
const CONSOLE = '      { "source": "!/@(assets|api|local)/**", "destination": "/index.html" }';

/** `firebase.json` with a way to each room's callables through Hosting, `/api/<room>/<verb>`, and to the console. */
export function withRewrites(firebaseJson: string): string {
  const rewrites = roomsWithCallables().map(
    (room) =>
      `      { "source": "/api/${room}/**", "function": { "functionId": "${room}", "region": "${functionsLocation}" } }`,
  );
  const lines = `\n${[...rewrites, CONSOLE].join(",\n")}\n`;
  return between(firebaseJson, '    "rewrites": [', "    ]\n", lines, "firebase.json");
}
