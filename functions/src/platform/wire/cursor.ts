import { GameError } from "../errors.ts";

/** The place of a document in a list ordered by instant and id, as `fields.cursor` allows it. */
export function cursorOf(at: Date, id: string): string {
  return `${at.getTime()}~${id}`;
}

/** @throws GameError `INVALID_INPUT` for what no page returned. */
export function positionOf(cursor: string): [Date, string] {
  const [, milliseconds, id] = /^(\d{1,14})~(.+)$/.exec(cursor) ?? [];
  if (milliseconds === undefined || id === undefined || /^__.*__$/.test(id)) {
    throw new GameError("INVALID_INPUT", "cursor: must be one that an earlier page returned.", {
      fields: ["cursor"],
    });
  }
  return [new Date(Number(milliseconds)), id];
}
