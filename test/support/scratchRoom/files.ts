/**
 * A room as a developer writes it in an hour: one collection, one callable, one schedule, one rule of erasure. The README's
 * recipe is this folder; the tests put it into a scratch copy of the repository.
 */
export const ROOM: Readonly<Record<string, string>> = {
  "room.ts": `import { playersOwn, withPlayer } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, belongs, fieldNames } from "../platform/declaration/readers.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly beacons: typeof beacons;
  }
}

export const beacons = declareRoom({
  name: "beacons",
  purpose: "lights that players leave in sectors",
  collections: {
    beacons: {
      path: "regions/{regionId}/beacons/{beaconId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: { get: [belongs, administrator], list: [belongs], across: [fieldNames("ownerUid")] },
      queries: [{ purpose: "the brightest of a region", orderBy: ["brightness", "desc"] }],
      lifetime: withPlayer,
      person: { field: "ownerUid" },
      fates: playersOwn,
    },
  },
  reasons: { BEACON_EXISTS: ["already-exists", "The sector has a beacon."] },
  transferKinds: {},
  permissions: {},
  roles: {},
  callables: { lightBeacon: () => import("./lightBeacon.ts") },
  due: { dimBeacons: { cron: "0 * * * *", run: () => import("./dimBeacons.ts") } },
  tasks: {},
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions: [],
});
`,
  "schema.ts": `import { z } from "zod";
import { integer, uid } from "../platform/fields.ts";
import { documents } from "../platform/store.ts";
import { beacons as room } from "./room.ts";

export const beacons = documents(
  room.collections.beacons,
  z.strictObject({ ownerUid: uid, brightness: integer(0, 9) }),
);
`,
  "examples.ts": `export const beacons = { ownerUid: "leaver", brightness: 9 };
`,
  "lightBeacon.ts": `import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { GameError } from "../platform/errors.ts";
import { integer, regionId } from "../platform/fields.ts";
import { beacons } from "./schema.ts";

export const lightBeacon = mutation({
  summary: "Leaves a light in a sector of a region.",
  access: access.member,
  input: z.strictObject({ regionId, sectorNumber: integer(1, 5_000) }),
  output: z.strictObject({ brightness: integer(0, 9) }),
  async handle({ caller: { uid }, reads, tx }, { regionId, sectorNumber }) {
    const place = { regionId, beaconId: String(sectorNumber) };
    if ((await reads.get(beacons, place)) !== undefined) {
      throw new GameError("BEACON_EXISTS", \`The sector \${sectorNumber} has a beacon.\`, { sectorNumber });
    }
    tx.create(beacons.ref(place), { ownerUid: uid, brightness: 9 });
    return { brightness: 9 };
  },
});
`,
  "dimBeacons.ts": `/** Makes every light weaker. */
export async function dimBeacons(): Promise<void> {}
`,
  "figures.ts": `import type { Figures } from "../platform/declaration/figures.ts";
import { BELONGING } from "../platform/declaration/lookUps.ts";
import type { beacons } from "./room.ts";

export const figures: Figures<typeof beacons> = {
  operations: {
    lightBeacon: [{ reads: 4, writes: 2 }],
    dimBeacons: [{ reads: ["beacons"] }],
  },
  lookUps: { beacons: BELONGING },
  quantities: { beacons: "lights that are still bright" },
  activities: [
    { what: "Leaves a light", act: { operation: "lightBeacon" }, perPlayerDay: 0.1, sentKB: 1 },
  ],
  finds: { dimBeacons: ({ regions }) => ({ beacons: regions }) },
};
`,
  "index.ts": `import { deployed } from "../platform/declaration/deployed.ts";
import { beacons as room } from "./room.ts";

export const { beacons, beaconsWorker } = deployed(room);
`,
};
