import { eachPage } from "../platform/documents/eachPage.ts";
import type { NameUse } from "../players/moments.ts";
import { presentName } from "../players/presentName.ts";
import { joinRequests, members, memberships } from "./schema.ts";

/** Writes a new name on the player's memberships and applications. */
export const renameMember: NameUse = async (uid) => {
  await eachPage(memberships.collection({ uid }), async (tx, mirrors) => {
    if (mirrors.length === 0) return;
    const regionIds = mirrors.map(({ id }) => id);
    const found = await tx.getAll(...regionIds.map((regionId) => members.ref({ regionId, uid })));
    const name = await presentName(tx, uid);
    if (name === undefined) return;
    for (const [index, regionId] of regionIds.entries()) {
      if (found[index]!.exists) tx.update(members.ref({ regionId, uid }), { name });
    }
  });
  await eachPage(joinRequests.group().where("uid", "==", uid), async (tx, applications) => {
    if (applications.length === 0) return;
    const name = await presentName(tx, uid);
    if (name === undefined) return;
    for (const application of applications) tx.update(joinRequests.ref(application.data()), { name });
  });
};
