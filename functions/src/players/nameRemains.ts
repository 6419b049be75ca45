import type { Remains } from "./moments.ts";
import { playerNames } from "./schema.ts";

/** Names that were given up before stay held, for nobody in particular. */
export const nameRemains: Remains = {
  query: (uid) => playerNames.collection({}).where("uid", "==", uid),
  erase: (batch, held) => batch.update(playerNames, held as never, { uid: null, name: null }),
};
