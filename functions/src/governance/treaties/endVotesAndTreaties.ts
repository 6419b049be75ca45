import { type AuditEntry, writeAudit } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import { pagesOf } from "../../platform/documents/pages.ts";
import { log } from "../../platform/log.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { callOffPolls } from "../polls/callOffPolls.ts";
import { treaties } from "./schema.ts";
import { noticeAct } from "./termination.ts";
import { partnerIn, type Treaty, treatyStateAt } from "./treaty.ts";
import { noticed, withoutOffer } from "./treatyDecision.ts";
import { treatyNamed } from "./treatyNames.ts";
import { readSides, readVotesOn, stageTreaty, stageVotesOff, type TreatySides } from "./treatySides.ts";

const ACTOR = "task:freezeRegion";

/**
 * A region that closes calls off its votes, and gives notice of every treaty, so that its people may still go where they are admitted, and takes
 * every offer off the table; from the closing on no other can be made. Safe to repeat: what has ended, or is under
 * notice, is left alone.
 */
export async function endVotesAndTreaties(regionId: string): Promise<void> {
  await callOffPolls(regionId);
  const all = treaties.collection({}).where("regionIds", "array-contains", regionId).orderBy("__name__");
  for await (const docs of pagesOf(all, Number.POSITIVE_INFINITY))
    for (const doc of docs) await endTreaty(regionId, doc.data());
  log.info("treaties ended", { regionId });
}

async function endTreaty(regionId: string, { regionIds, type }: Treaty): Promise<void> {
  await transact(async (tx) => {
    const withRegionId = partnerIn({ regionIds }, regionId);
    const reads = new Reads(tx);
    const { treaty, ...sides } = await readSides(reads, { regionId, withRegionId, type });
    if (treaty === undefined || allows(sides.region, "configure")) return;
    await readVotesOn(reads, treaty);
    const at = now();
    const intent = derivedId("endTreaty", treaty.treatyId, treaty.revision);
    const offTable = treaty.offer === null ? treaty : withoutOffer(treaty, at);
    const entries: AuditEntry[] = [];
    if (treaty.offer !== null) {
      stageVotesOff(tx, treaty, at);
      entries.push(...stageOfferEnd(tx, sides, treaty, offTable, { intent, at }));
    }
    if (treatyStateAt(offTable, at) === "inForce") {
      const ending = noticed(offTable, regionId, at);
      const act = noticeAct(sides, treaty, ending, `The region ${regionId} is closing.`);
      entries.push(...stageTreaty(tx, sides, ending, act, { intent, at }));
    }
    writeAudit(tx, entries, { actorUid: ACTOR, intent, at });
  });
}

function stageOfferEnd(
  tx: Parameters<typeof stageTreaty>[0],
  sides: TreatySides,
  { treatyId, revision, type }: Treaty,
  after: Treaty,
  cause: { readonly intent: string; readonly at: Date },
): AuditEntry[] {
  const { region, partner } = sides;
  const named = treatyNamed(type, region, partner);
  return stageTreaty(
    tx,
    sides,
    after,
    {
      action: "declineTreaty",
      before: { treatyId, revision },
      after: { byRegionId: region.regionId },
      reason: `The region ${region.regionId} is closing.`,
      notice: {
        kind: "TREATY_DECLINED",
        sentence: `${region.displayName} is closing: revision ${revision} of ${named} is off the table.`,
      },
    },
    cause,
  );
}
