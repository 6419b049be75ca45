import { existsSync } from "node:fs";
import { join } from "node:path";
import { functionsLocation } from "../../functions/src/platform/config.ts";
import { root } from "../command.ts";
import { endpointNames } from "../generate/registry.ts";
import type { Manifest } from "./manifest.ts";
import type { Result } from "./report.ts";

export interface Hosting {
  readonly public: string;
  readonly rewrites: readonly {
    readonly source: string;
    readonly function?: { readonly functionId: string; readonly region?: string };
  }[];
}

/** Whether every room is reached under `/api/<room>` and every rewrite leads to a function that is there. */
export function checkHosting(hosting: Hosting, { endpoints }: Pick<Manifest, "endpoints">): Result {
  const outside = endpointNames();
  const rooms = Object.keys(endpoints).filter(
    (name) => endpoints[name]!.httpsTrigger !== undefined && !outside.includes(name),
  );
  const toFunctions = hosting.rewrites.filter((rewrite) => rewrite.function !== undefined);
  return {
    note: `${hosting.rewrites.length} rewrites`,
    wrong: [
      ...rooms
        .filter(
          (room) =>
            !toFunctions.some(
              ({ source, function: to }) => source === `/api/${room}/**` && to!.functionId === room,
            ),
        )
        .map((room) => `the room ${room} has no rewrite from /api/${room}/**: add it to firebase.json.`),
      ...toFunctions
        .filter(({ function: to }) => !rooms.includes(to!.functionId))
        .map(({ source, function: to }) => `${source} leads to ${to!.functionId}, which is no room.`),
      ...toFunctions
        .filter(({ function: to }) => to!.region !== functionsLocation)
        .map(({ source }) => `${source} does not name the region ${functionsLocation}.`),
      ...(existsSync(join(root, hosting.public)) ? [] : [`the folder ${hosting.public} is missing.`]),
    ],
  };
}
