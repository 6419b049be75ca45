import { functionsLocation } from "../../functions/src/platform/config.ts";
import { between } from "./marks.ts";
import { roomsWithCallables } from "./registry.ts";

/** `firebase.json` with a way to each room's callables through Hosting, `/api/<room>/<verb>`. */
export function withRewrites(firebaseJson: string): string {
  const rewrites = roomsWithCallables().map(
    (room) =>
      `      { "source": "/api/${room}/**", "function": { "functionId": "${room}", "region": "${functionsLocation}" } }`,
  );
  const lines = `\n${rewrites.join(",\n")}\n`;
  return between(firebaseJson, '    "rewrites": [', "    ]\n", lines, "firebase.json");
}
