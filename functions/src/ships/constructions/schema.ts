import { z } from "zod";
import { credits, date, documentId, uid } from "../../platform/fields.ts";
import { documents } from "../../platform/store.ts";
import { cargoField } from "../cargo/goods.ts";
import { ships as room } from "../room.ts";

/** What the explorer guild builds out of parts that players bring. */
export const BUILT = ["jumper", "gate"] as const;
export const builtField = z.enum(BUILT);

/** What a player has brought for something that the guild builds. All of it lies in the account `hold:{constructionId}`. */
export const constructions = documents(
  room.collections.constructions,
  z.strictObject({
    uid,
    constructionId: documentId,
    kind: builtField,
    paidCredits: credits,
    goods: cargoField,
    begunAt: date,
    /** When it can be used; null while parts are missing. */
    readyAt: date.nullable(),
  }),
);
export type Construction = z.infer<typeof constructions.schema>;
