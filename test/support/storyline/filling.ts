import type { DocumentReference } from "firebase-admin/firestore";
import { MAX_SECONDERS } from "../../../functions/src/governance/elections/candidacy.ts";
import { nominations } from "../../../functions/src/governance/elections/schema.ts";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { regionDocument, settingsDocument } from "../fixtures.ts";
import type { Story } from "./story.ts";

const PER_COMMIT = 500;
const COMMITS_AT_ONCE = 4;

/** Gives a region `scale.members` citizens beside the cast: documents alone, nobody of them acts. */
export async function fillRegion(story: Story, regionId: string): Promise<void> {
  const { scale } = story;
  const at = story.now();
  const fill = Array.from({ length: scale.members }, (_, index) => {
    const uid = memberUid(story, index);
    const member = newMember({ uid, regionId, name: `Member ${index}`, standing: "citizen", at });
    return [members.ref({ regionId, uid }), member] as const;
  });
  await writeAll(fill);
}

/** Has as many of those citizens as may sign for each of an election's candidates, where there are any: documents alone. */
export async function fillSignatures(story: Story, regionId: string, electionId: string): Promise<void> {
  if (story.scale.members === 0) return;
  const { docs } = await nominations
    .collection({ regionId, electionId })
    .where("withdrawnAt", "==", null)
    .get();
  for (const [index, doc] of docs.entries()) {
    const { seconderUids } = doc.data();
    const signers = Array.from({ length: MAX_SECONDERS - seconderUids.length }, (_, signer) =>
      memberUid(story, index * MAX_SECONDERS + signer),
    );
    await doc.ref.update({ seconderUids: [...seconderUids, ...signers], seconderCount: MAX_SECONDERS });
  }
}

const memberUid = ({ run }: Story, index: number) => `${run}-m${String(index).padStart(5, "0")}`;

/** Opens `scale.regions` other regions: documents alone, without sectors. */
export async function fillGalaxy(story: Story): Promise<void> {
  const fill = Array.from({ length: story.scale.regions }, (_, index) => {
    const regionId = story.regionId(`r${index}`);
    return [regions.ref({ regionId }), regionDocument(regionId)] as const;
  });
  const configured = fill.map(([, { regionId }]) => {
    return [settings.ref(inRegion(regionId)), settingsDocument(regionId)] as const;
  });
  await Promise.all([writeAll(fill), writeAll(configured)]);
}

async function writeAll<Document>(fill: (readonly [DocumentReference<Document>, Document])[]): Promise<void> {
  while (fill.length > 0) {
    await Promise.all(
      Array.from({ length: COMMITS_AT_ONCE }, () => fill.splice(0, PER_COMMIT)).map((part) => {
        const batch = db().batch();
        for (const [ref, document] of part) batch.set(ref, document as never);
        return batch.commit();
      }),
    );
  }
}
