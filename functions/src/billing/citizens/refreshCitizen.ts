import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { uid } from "../../platform/fields.ts";
import { announce } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import { transact } from "../../platform/store.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import { isPremium } from "../../players/displacement.ts";
import { entitlementChanged } from "../../players/moments.ts";
import { players } from "../../players/schema.ts";
import { isGalacticCitizen } from "../entitlement.ts";
import { buyers, subscriptions } from "../schema.ts";
import { subjectKey } from "../subject.ts";

const bodySchema = z.object({ uid });

/** What premium that has begun or ended makes of a player; who pays stays what the subscription gives. Safe to repeat, and to run late. */
export async function refreshCitizen(body: unknown): Promise<void> {
  const { uid } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const intent = derivedId("refreshCitizen", uid, at.toISOString());
    const commit = taskCommit(tx, { actorUid: "schedule:refreshCitizens", intent, at });
    const player = await commit.reads.get(players, { uid });
    const displaced = player?.displaced ?? null;
    if (displaced === null || displaced.dueAt === null || displaced.dueAt > at) return;
    const { premiumUntil } = displaced;
    const buyer = (await tx.get(buyers.ref({ uid }))).data();
    const subscriptionId = buyer?.live[subjectKey({ kind: "galacticCitizen" })];
    const subscription =
      subscriptionId === undefined ? undefined : (await tx.get(subscriptions.ref({ subscriptionId }))).data();
    const service = subscription?.entitlement.service ?? "none";
    const dueAt = isPremium(premiumUntil, at) ? premiumUntil : null;
    const galacticCitizen = isGalacticCitizen({ service, premiumUntil }, at);
    const tell =
      player!.galacticCitizen !== galacticCitizen &&
      (await announce(entitlementChanged, commit, { uid, galacticCitizen }));
    tx.update(players.ref({ uid }), { galacticCitizen, displaced: { ...displaced, dueAt } });
    if (tell) tell();
    commit.finish();
  });
}
