import { z } from "zod";
import { access } from "../../platform/access.ts";
import { query } from "../../platform/callable.ts";
import { uid } from "../../platform/fields.ts";
import { playerSchema, players } from "../schema.ts";

const MOST_NAMES = 30;

export const readNames = query({
  summary: "What players are called, for a page that has their uids: a read each.",
  access: access.signedIn,
  input: z.strictObject({
    uids: z
      .array(uid)
      .min(1)
      .max(MOST_NAMES)
      .refine((uids) => new Set(uids).size === uids.length, "each player once"),
  }),
  output: z.strictObject({
    /** In the order of the uids; the name is null of whom there is no player. */
    names: z.array(z.strictObject({ uid, name: playerSchema.shape.name.nullable() })).max(MOST_NAMES),
  }),
  async handle({ reads }, { uids }) {
    const found = await Promise.all(uids.map((uid) => reads.get(players, { uid })));
    return { names: uids.map((uid, index) => ({ uid, name: found[index]?.name ?? null })) };
  },
});
