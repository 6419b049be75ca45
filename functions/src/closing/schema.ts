import { z } from "zod";
import { sliceField } from "../platform/documents/slices.ts";
import { after, DAY_MS } from "../platform/duration.ts";
import { date, documentId, integer, line, regionId, uid } from "../platform/fields.ts";
import { documents } from "../platform/store.ts";
import { closing as room } from "./room.ts";

const KEPT_DAYS = 365;
/** When exports and archives go that are written now. */
export const expiryOf = (at: Date): Date => after(at, KEPT_DAYS * DAY_MS);

/** In their order. `emptied`: counted to zero once, and to be counted again. */
const phase = z.enum(["freeze", "export", "settle", "evacuate", "archive", "empty", "emptied", "closed"]);
export type Phase = z.infer<typeof phase>;

const count = integer(0, 100_000_000);
const amount = integer(0, Number.MAX_SAFE_INTEGER);
const sha256 = z.string().length(43);

/** How far the end of a region has come. */
const closingSchema = z.strictObject({
  regionId,
  displayName: line(64),
  phase,
  /** Raised where a phase must be done again: what still runs of the one before writes nothing any more. */
  epoch: integer(1, 1_000),
  /** When the roll and the treasury were fixed, too. */
  startedAt: date,
  /** When the end could first be known; null of one that began before this was kept. */
  announcedAt: date.nullable().default(null),
  phaseSince: date,
  /** The job of the phase; null once none is left. */
  jobId: documentId.nullable(),
  /** When it is counted again; null otherwise. */
  dueAt: date.nullable(),
  closedAt: date.nullable(),
  /** Null until the freeze has ended. */
  frozen: z
    .strictObject({
      /** Memberships, past ones and banned ones included. */
      members: count,
      /** Residents of seven days or more: what the treasury has left is shared among them. */
      sharers: count,
      treasuryCredits: amount,
    })
    .nullable(),
});
export type Closing = z.infer<typeof closingSchema>;
export const closings = documents(room.collections.closings, closingSchema);

/** A membership as the freeze has found it. */
export const roll = documents(
  room.collections.roll,
  z.strictObject({
    uid,
    regionId,
    /** Whether the player has a share in what is left of the treasury. */
    shares: z.boolean(),
    /** Whether the player was a resident for seven days when the end was announced. */
    wasSettled: z.boolean(),
  }),
);

const archived = z.strictObject({ pages: count, records: count });
export const archives = documents(
  room.collections.archives,
  z.strictObject({
    regionId,
    displayName: line(64),
    public: archived,
    sealed: archived,
    at: date,
    expiresAt: date,
  }),
);
export type Archive = z.infer<typeof archives.schema>;

/** A piece of a page: NDJSON as in an export, compressed by gzip, in base64. */
const chunkSchema = z.strictObject({
  page: count,
  piece: integer(0, 99),
  pieces: integer(1, 100),
  data: sliceField,
  records: count,
  /** Of the page's text. */
  sha256,
  expiresAt: date,
});
export type Chunk = z.infer<typeof chunkSchema>;
export const publicChunks = documents(room.collections.publicChunks, chunkSchema);
export const sealedChunks = documents(room.collections.sealedChunks, chunkSchema);
