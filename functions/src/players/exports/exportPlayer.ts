import { z } from "zod";
import { pageAfter } from "../../platform/documents/pages.ts";
import { lineOf } from "../../platform/documents/records.ts";
import { slicesOf } from "../../platform/documents/slices.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { withinBytes } from "../../platform/documents/withinBytes.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { day, integer, line, uid } from "../../platform/fields.ts";
import { toExportOf } from "../../platform/personal.ts";
import { derivedId } from "../../platform/random.ts";
import type { JobKind, PreparedStep } from "../../platform/work/jobs.ts";
import { workerOf } from "../../platform/work/queues.ts";
import { players } from "../schema.ts";
import { stageNotice } from "../stageNotice.ts";
import { findingOf, readBack } from "./readBack.ts";
import { exportManifests, exportParts, partField } from "./schema.ts";

const PAGE = 300;
/** Half of what a commit may have; one document may come on top. */
const MOST_BYTES = 4_000_000;
const KEPT_DAYS = 7;

const parametersSchema = z.strictObject({ uid, day });
type Parameters = z.infer<typeof parametersSchema>;

const cursorSchema = z.strictObject({
  /** So many collections are done. */
  collection: integer(0, 1_000),
  /** The path up to which the next one is done. */
  after: line(1_500).nullable(),
  /** The last part that was written. */
  part: partField,
});
type Cursor = z.infer<typeof cursorSchema>;
const BEGINNING: Cursor = { collection: 0, after: null, part: 0 };

/**
 * Writes all that the rooms declare to be exported of a player, part by part, and at last the manifest. Until then nobody
 * can download it.
 */
export const exportPlayer: JobKind<Parameters, Cursor> = {
  kind: "exportPlayer",
  queue: workerOf("players"),
  parameters: parametersSchema,
  cursor: cursorSchema,
  stepCount: () => null,
  async prepare(parameters, { cursor }) {
    const from = cursor ?? BEGINNING;
    const isWritten = from.collection === toExportOf(parameters.uid).length;
    const step = await (isWritten ? prepareManifest(parameters, from) : prepareParts(parameters, from));
    return {
      next: step.next,
      async stage(tx, at) {
        // Whose account has gone meanwhile gets nothing: nobody would erase it.
        if (await isThere(tx, parameters)) await step.stage(tx, at);
      },
    };
  },
  async check({ uid, day }) {
    const { exists } = await players.ref({ uid }).get();
    const finding = exists ? await findingOf({ uid, exportId: day }) : null;
    return finding === null ? [] : [finding];
  },
  async complete(tx, parameters, at) {
    if (!(await isThere(tx, parameters))) return [];
    const { uid, day } = parameters;
    const sentence = `Your export of ${day} is ready: you can download it for ${KEPT_DAYS} days.`;
    const intent = derivedId("exportPlayer", uid, day);
    stageNotice(tx, { uid, kind: "EXPORT_READY", sentence, regionId: null }, { intent, at });
    return [];
  },
  // The job says so to the player; an operator runs it again.
  fail: async () => {},
};

const isThere = async (tx: Tx, { uid }: Parameters) => (await tx.get(players.ref({ uid }))).exists;

const expiryOf = (at: Date) => after(at, KEPT_DAYS * DAY_MS);

async function prepareParts({ uid, day }: Parameters, from: Cursor): Promise<PreparedStep<Cursor>> {
  const collections = toExportOf(uid);
  const lines: string[] = [];
  let { collection, after } = from;
  for (let bytes = 0; collection < collections.length && bytes < MOST_BYTES; ) {
    const { docs, isEnd } = await pageAfter(collections[collection]!, after, PAGE);
    const page = withinBytes(docs, MOST_BYTES - bytes);
    const added = page.map((doc) => `${lineOf(doc)}\n`);
    lines.push(...added);
    bytes += added.reduce((sum, one) => sum + Buffer.byteLength(one), 0);
    if (isEnd && page.length === docs.length) [collection, after] = [collection + 1, null];
    else after = page.at(-1)!.ref.path;
  }
  const slices = lines.length === 0 ? [] : slicesOf(lines.join(""));
  return {
    next: { collection, after, part: from.part + slices.length },
    stage(tx, at) {
      for (const [index, ndjson] of slices.entries()) {
        const part = from.part + index + 1;
        tx.set(exportParts.ref({ uid, exportId: day, part }), { part, ndjson, expiresAt: expiryOf(at) });
      }
    },
  };
}

/** The manifest says what the parts come to as they are stored. */
async function prepareManifest({ uid, day }: Parameters, { part }: Cursor): Promise<PreparedStep<Cursor>> {
  const key = { uid, exportId: day };
  const written = { ndjson: "", parts: part + 1 };
  const manifest = { regionId: null, displayName: null, ...written, ...(await readBack(key, written)) };
  return {
    next: null,
    stage(tx, at) {
      tx.set(exportManifests.ref(key), { ...manifest, at, expiresAt: expiryOf(at) });
    },
  };
}
