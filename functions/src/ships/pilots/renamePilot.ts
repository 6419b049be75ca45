import { transact } from "../../platform/store.ts";
import type { NameUse } from "../../players/moments.ts";
import { presentName } from "../../players/presentName.ts";
import { pilots, presence } from "../schema.ts";

/** Writes a new name on the pilot, and where the others see it. */
export const renamePilot: NameUse = (uid) =>
  transact(async (tx) => {
    const pilot = (await tx.get(pilots.ref({ uid }))).data();
    if (pilot === undefined) return;
    const seen = presence.ref({ regionId: pilot.place.regionId, uid });
    const isSeen = (await tx.get(seen)).exists;
    const name = await presentName(tx, uid);
    if (name === undefined) return;
    tx.update(pilots.ref({ uid }), { name });
    if (isSeen) tx.update(seen, { name });
  });
