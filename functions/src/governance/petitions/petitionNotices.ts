import type { Tx } from "../../platform/documents/tx.ts";
import { derivedId } from "../../platform/random.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { announcementOf, announcements, type Region } from "../../regions/schema.ts";
import { stageProposerNotice } from "../laws/proposerNotice.ts";
import type { Petition } from "./petition.ts";

interface Cause {
  readonly intent: string;
  readonly at: Date;
}

/** A notice to the governor, or in the vacant office to the owner; the platform's regions have neither. */
export function stageGovernorNotice(
  tx: Tx,
  { regionId, governorUid, ownerUid }: Region,
  notice: { readonly kind: string; readonly sentence: string },
  cause: Cause,
): void {
  const uid = governorUid ?? ownerUid;
  if (uid !== null) stageNotice(tx, { uid, regionId, ...notice }, cause);
}

/**
 * Says how far a petition has come. A third, two thirds and the whole are announced to the region and told the governor,
 * the end, whichever, is told the petitioner; that it lapsed needs no announcement.
 */
export function stageProgress(
  tx: Tx,
  told: { readonly region: Region; readonly petitioner: string | null; readonly petition: Petition },
  cause: Cause,
): void {
  const { region, petitioner, petition } = told;
  const { regionId, petitionId, title, announcedThirds, outcome } = petition;
  const body = sentenceOf(petition);
  if (outcome !== null) {
    const kind = outcome === "reached" ? "PETITION_REACHED" : "PETITION_LAPSED";
    const sentence = `Your petition "${title}": ${body}`;
    stageProposerNotice(tx, petitioner, { kind, sentence, regionId }, cause);
  }
  if (outcome === "lapsed") return;
  const announcementId = derivedId("petitionThird", regionId, petitionId, announcedThirds);
  tx.set(
    announcements.ref({ regionId, announcementId }),
    announcementOf({
      title,
      body,
      authorUid: "task:reviewPetition",
      at: cause.at,
    }),
  );
  const sentence = `The petition "${title}": ${body}`;
  stageGovernorNotice(tx, region, { kind: "PETITION_PROGRESS", sentence }, cause);
}

const PARTS = ["None", "A third", "Two thirds", "All"] as const;

function sentenceOf(petition: Petition): string {
  const { supporterCount, requiredCount, announcedThirds, closesAt, outcome } = petition;
  if (outcome === "lapsed") {
    return `it has lapsed, with ${supporterCount} of the ${requiredCount} supporters that it needed.`;
  }
  if (outcome === null) {
    return (
      `${PARTS[announcedThirds]} of the ${requiredCount} citizens whom the petition needs support it. ` +
      `Others can until ${closesAt.toISOString()}.`
    );
  }
  const { answerDueAt, obstacle } = petition;
  const consequence =
    obstacle === null ? "What it demands is under way." : `What it demands cannot follow: ${obstacle}`;
  return `${supporterCount} citizens support the petition. ${consequence} The government owes an answer until ${answerDueAt!.toISOString()}.`;
}
