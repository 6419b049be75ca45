import { newMember } from "../../../functions/src/membership/newMember.ts";
import { members, memberships } from "../../../functions/src/membership/schema.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { players } from "../../../functions/src/players/schema.ts";
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
    const { status, standing, reputation, visits, citizenSince } = member;
    batch.set(members.ref({ regionId, uid }), member);
    batch.set(memberships.ref({ regionId, uid }), {
      ...{ regionId, status, standing, reputation, visits, citizenSince },
      banUntil: null,
      updatedAt: at,
    });
  }
  await batch.commit();
}

/** As if the actor had lived there for more than a week. */
export async function settledLong(story: Story, name: string, actor: string): Promise<void> {
  const residentSince = new Date(story.now().getTime() - 8 * DAY_MS);
  await members.ref({ regionId: story.regionId(name), uid: story.uid(actor) }).update({ residentSince });
}

/** As if 90 days had gone by since the actor's home has closed. */
export async function premiumOver(story: Story, actor: string): Promise<void> {
  const over = new Date(story.now().getTime() - DAY_MS);
  const end = { "displaced.premiumUntil": over, "displaced.dueAt": over };
  await players.ref({ uid: story.uid(actor) }).update(end);
}
