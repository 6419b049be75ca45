import { eachPage } from "../../platform/documents/eachPage.ts";
import type { NameUse } from "../../players/moments.ts";
import { presentName } from "../../players/presentName.ts";
import { nominations } from "./schema.ts";

/** Writes a new name on the player's candidacies, which ballots and results show. */
export const renameCandidate: NameUse = (uid) =>
  eachPage(nominations.group().where("uid", "==", uid), async (tx, candidacies) => {
    if (candidacies.length === 0) return;
    const name = await presentName(tx, uid);
    if (name === undefined) return;
    for (const candidacy of candidacies) tx.update(nominations.ref(candidacy.data()), { name });
  });
