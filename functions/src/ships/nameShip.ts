import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { documentId } from "../platform/fields.ts";
import { ownShip } from "./fleet.ts";
import { ships } from "./schema.ts";
import { shipName } from "./shipName.ts";

/** A name is no act in space: it brings no pilot back into the sight of others. */
export const nameShip = mutation({
  summary: "Gives an own ship another name, wherever it is.",
  access: access.player,
  input: z.strictObject({ shipId: documentId, name: shipName }),
  output: z.strictObject({ shipId: documentId, name: shipName }),
  async handle({ caller, reads, tx }, { shipId, name }) {
    await ownShip(reads, shipId, caller.uid);

    tx.update(ships.ref({ shipId }), { name });
    return { shipId, name };
  },
});
