import { newMember } from "../../../functions/src/membership/newMember.ts";
import { members, memberships } from "../../../functions/src/membership/schema.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { configurationWith, regionDocument, settingsDocument } from "../fixtures.ts";
import { fillRegion } from "./filling.ts";
import type { Story } from "./story.ts";

/** An open democracy of the owner's, with these of the cast among its citizens: documents alone, without sectors. */
export async function republic(
  story: Story,
  name: string,
  owner: string,
  cast: readonly string[],
): Promise<void> {
  await hamlet(story, name, owner, cast);
  await fillRegion(story, story.regionId(name));
}

/** The same with nobody beside the cast, whatever the scale: where a share of the citizens must act. */
export async function hamlet(
  story: Story,
  name: string,
  owner: string,
  cast: readonly string[],
): Promise<void> {
  const regionId = story.regionId(name);
  const at = story.now();
  // Any three make a quorum, however many citizens there are beside the cast.
  const governance = { type: "democracy" as const, quorumBasisPoints: 0, electionEveryDays: 30 };
  const configuration = configurationWith({ governance });
  const batch = db().batch();
  batch.set(
    regions.ref({ regionId }),
    regionDocument(regionId, { ownerUid: story.uid(owner), configuration }),
  );
  batch.set(settings.ref(inRegion(regionId)), settingsDocument(regionId, configuration));
  for (const actor of cast) {
    const uid = story.uid(actor);
    const member = newMember({ uid, regionId, name: actor, standing: "citizen", at });
    const { status, standing, reputation, citizenSince } = member;
    batch.set(members.ref({ regionId, uid }), member);
    batch.set(memberships.ref({ regionId, uid }), {
      ...{ regionId, status, standing, reputation, citizenSince },
      banUntil: null,
      updatedAt: at,
    });
  }
  await batch.commit();
}
