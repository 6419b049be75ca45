import { members } from "../../membership/schema.ts";
import { Batch } from "../../platform/documents/batch.ts";
import { Reads } from "../../platform/store.ts";
import type { Petition } from "./petition.ts";
import { supporters } from "./schema.ts";

type Named = Pick<Petition, "regionId" | "petitionId">;

const PAGE = 300;

/** The players who support the petition and have not taken that back. Billed as one read for every thousand. */
export async function countSupporters(petition: Named): Promise<number> {
  return (await supporters.collection(petition).count().get()).data().count;
}

/**
 * Takes off supporters who are citizens no longer, or have deleted the account, and counts the others. Two reads a supporter:
 * it runs before something is announced, three times in a petition's life. Who becomes a citizen again supports again.
 */
export async function countCitizens(petition: Named): Promise<number> {
  let citizens = 0;
  let page = supporters.collection(petition).orderBy("__name__").limit(PAGE);
  for (;;) {
    const { docs } = await page.get();
    if (docs.length === 0) return citizens;
    const { regionId } = petition;
    const reads = new Reads();
    await reads.load(docs.map(({ id }) => members.ref({ regionId, uid: id }).path));
    const batch = new Batch();
    for (const { id, ref } of docs) {
      const member = await reads.get(members, { regionId, uid: id });
      if (member?.status === "active" && member.standing === "citizen") citizens += 1;
      else batch.delete(ref);
    }
    await batch.commit();
    if (docs.length < PAGE) return citizens;
    page = supporters.collection(petition).orderBy("__name__").startAfter(docs.at(-1)!.id).limit(PAGE);
  }
}

/** Deletes who has supported the petition; what is left is their number, which stands on the petition. */
export async function eraseSupporters(petition: Named): Promise<void> {
  for (;;) {
    const { docs } = await supporters.collection(petition).select().limit(PAGE).get();
    const batch = new Batch();
    for (const { ref } of docs) batch.delete(ref);
    await batch.commit();
    if (docs.length < PAGE) return;
  }
}
