import { AggregateField, FieldPath } from "firebase-admin/firestore";
import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { cursor, instant, integer, line, regionId, uid } from "../platform/fields.ts";
import { cursorOf, positionOf } from "../platform/wire/cursor.ts";
import { ownPilot } from "./pilots/ownPilot.ts";
import { placeField, presence, shipClassField } from "./schema.ts";

const PAGE = 25;

/** In safe sectors crowds gather: they are paged here, and nobody listens to them. */
export const lookAround = query({
  summary: "Who is in the pilot's own sector: how many, and the last who came, page by page.",
  access: access.player,
  input: z.strictObject({ regionId, cursor: cursor.optional() }),
  output: z.strictObject({
    place: placeField,
    total: integer(0, 1_000_000),
    present: z
      .array(
        z.strictObject({
          uid,
          name: line(32),
          shipClass: shipClassField,
          docked: z.boolean(),
          open: z.boolean(),
          since: instant,
        }),
      )
      .max(PAGE),
    /** For the next page; null on the last one. */
    cursor: cursor.nullable(),
  }),
  async handle({ caller, reads }, { regionId, cursor }) {
    const { place } = await ownPilot(reads, caller.uid, regionId);
    const here = presence.collection({ regionId }).where("sectorNumber", "==", place.sectorNumber);
    const newest = here.orderBy("since", "desc").orderBy(FieldPath.documentId(), "desc");
    const page = cursor === undefined ? newest : newest.startAfter(...positionOf(cursor));
    const [counted, { docs }] = await Promise.all([
      here.aggregate({ total: AggregateField.count() }).get(),
      page.limit(PAGE).get(),
    ]);
    const present = docs.map((doc) => doc.data());
    const last = present.at(-1);
    return {
      place,
      total: counted.data().total,
      present: present.map(({ sectorNumber: _, since, ...seen }) => ({
        ...seen,
        since: since.toISOString(),
      })),
      cursor: last === undefined || docs.length < PAGE ? null : cursorOf(last.since, last.uid),
    };
  },
});
