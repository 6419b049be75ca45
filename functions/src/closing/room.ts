import { forEver, platformsOwn, playersOwn, until } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, belongs, nobody, readBy, signedIn } from "../platform/declaration/readers.ts";
import { contributions } from "./contributions.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly closing: typeof closing;
  }
}

const ONE_YEAR = "a year after the region has closed";

export const closing = declareRoom({
  name: "closing",
  purpose: "the end of a region: exports, settlement, evacuation, archive, and nothing left",
  collections: {
    closings: {
      path: "closings/{regionId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: { get: [belongs, administrator], list: [administrator], across: [] },
      queries: [
        { purpose: "what has not come to its end", where: [["closedAt", "==", "null"]], byOperator: true },
      ],
      lifetime: forEver("how a region ended, and what it came to"),
      person: null,
      fates: { ...platformsOwn, closing: ["keep", "It says how the region ended."] },
    },
    roll: {
      path: "closings/{regionId}/roll/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      // Each finds the own part in the own export.
      readers: nobody,
      queries: [],
      lifetime: until("Until the region has closed: `emptyRegion` deletes it."),
      person: { field: "uid" },
      fates: {
        ...playersOwn,
        closing: ["delete", "The phases have gone by it."],
        export: ["keep", "The membership says more."],
      },
    },
    archives: {
      path: "archives/{regionId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [],
      lifetime: { kind: "ttl", field: "expiresAt", why: ONE_YEAR },
      person: null,
      fates: { ...platformsOwn, closing: ["keep", "It is what is kept of the region."] },
    },
    publicChunks: {
      path: "archives/{regionId}/publicChunks/{chunk}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      // Votes are recounted by anybody, after the region's end as before.
      readers: readBy(signedIn),
      queries: [],
      listLimit: 20,
      lifetime: { kind: "ttl", field: "expiresAt", why: ONE_YEAR },
      person: null,
      fates: { ...platformsOwn, closing: ["keep", "It is what is kept of the region."] },
    },
    sealedChunks: {
      path: "archives/{regionId}/sealedChunks/{chunk}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      // For an operator who has to answer for something, with the database's own credentials.
      readers: nobody,
      queries: [],
      lifetime: { kind: "ttl", field: "expiresAt", why: ONE_YEAR },
      person: null,
      fates: {
        ...platformsOwn,
        erasure: ["keep", "Nobody reads it, and it goes within a year."],
        closing: ["keep", "It is what is kept of the region."],
      },
    },
  },
  reasons: {
    EXPORT_UNKNOWN: ["not-found", "The player has no export of this region or day, or no such part of it."],
  },
  permissions: {},
  transferKinds: { settlement: "payment" },
  roles: {},
  callables: { downloadExport: () => import("./downloadExport.ts") },
  due: { confirmEmptied: { cron: "*/5 * * * *", run: () => import("./confirmEmptied.ts") } },
  tasks: { closeEmptied: () => import("./closeEmptied.ts") },
  jobs: {
    freezeRegion: { run: () => import("./freezeRegion.ts") },
    exportMembers: { run: () => import("./exportMembers.ts") },
    settleTreasury: { run: () => import("./settleTreasury.ts") },
    evacuateMembers: { run: () => import("./evacuateMembers.ts") },
    archiveRegion: { run: () => import("./archiveRegion.ts") },
    emptyRegion: { run: () => import("./emptyRegion.ts") },
  },
  contributions,
  figures: () => import("./figures.ts"),
});
