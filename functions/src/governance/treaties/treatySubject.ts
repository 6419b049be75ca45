import { writeAudit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads } from "../../platform/store.ts";
import type { Poll, PollResult } from "../polls/poll.ts";
import type { Opening, Subject } from "../polls/subject.ts";
import { YES_NO_OPTIONS } from "../polls/tally/schema.ts";
import { fullSentence, fullSide } from "./inForce.ts";
import { atPace } from "./pause.ts";
import { treaties } from "./schema.ts";
import { signatureAct } from "./signature.ts";
import { clausesHash, partnerIn, type Treaty } from "./treaty.ts";
import { type Offer, signed, withoutOffer, wouldEnterIntoForce } from "./treatyDecision.ts";
import { treatyNamed } from "./treatyNames.ts";
import {
  readSides,
  readVotesOn,
  stageTreaty,
  stageVotesOff,
  type TreatyAct,
  type TreatySides,
} from "./treatySides.ts";

/** A region's vote on the revision that is on the table; of another revision nothing follows any more. */
export const treatySubject: Subject = { open, conclude, callOff };

const ACTOR = "task:settlePoll";

async function open(tx: Tx, poll: Poll): Promise<Opening> {
  const offer = offerOf(poll, await new Reads(tx).get(treaties, { treatyId: poll.subject.subjectId }));
  if (offer === null) return { calledOff: true };
  return { options: YES_NO_OPTIONS, contentHash: clausesHash(offer) };
}

/** A vote that carries signs for the region; any other takes the offer off the table, and with it the other side's vote. */
async function conclude(tx: Tx, poll: Poll, result: PollResult, at: Date): Promise<void> {
  const reads = new Reads(tx);
  const treaty = await reads.get(treaties, { treatyId: poll.subject.subjectId });
  const offer = offerOf(poll, treaty);
  if (treaty === undefined || offer === null) return;
  const { regionId } = poll;
  const sides = await readSides(reads, {
    regionId,
    withRegionId: partnerIn(treaty, regionId),
    type: treaty.type,
  });
  const refusal = await refusalOf(tx, treaty, poll, result, at);
  const after =
    refusal === null
      ? atPace(signed(treaty, regionId, at), [sides.region, sides.partner], at)
      : withoutOffer(treaty, at);
  if (refusal !== null) {
    const others = withoutVoteOf(offer, regionId);
    await readVotesOn(reads, others);
    stageVotesOff(tx, others, at);
  }
  const act =
    refusal === null ? signatureAct(sides, treaty, after) : refusalAct(sides, treaty, offer, refusal);
  const intent = derivedId("ratification", poll.pollId);
  const entries = stageTreaty(tx, sides, after, act, { intent, at });
  writeAudit(tx, entries, { actorUid: ACTOR, intent, at });
}

/** Nothing: the closing takes every offer off the table by itself. */
async function callOff(): Promise<void> {}

/** The offer that the poll is about; null when it has left the table or is another by now. */
function offerOf({ regionId, pollId }: Poll, treaty: Treaty | undefined): Offer | null {
  const offer = treaty?.offer ?? null;
  return offer?.pollIds[regionId] === pollId ? offer : null;
}

/** Why the region does not sign; null when it does. Where a side has no room left, no vote can put it into force. */
async function refusalOf(
  tx: Tx,
  treaty: Treaty,
  { regionId }: Poll,
  { outcome }: PollResult,
  at: Date,
): Promise<string | null> {
  if (outcome === "noQuorum") return "Too few voted.";
  if (outcome !== "passed") return "The vote did not carry.";
  const full = wouldEnterIntoForce(treaty, regionId, at) ? await fullSide(tx, treaty, at) : undefined;
  return full === undefined ? null : fullSentence(full, treaty.type);
}

/** The poll that is being concluded ends by itself. */
function withoutVoteOf(offer: Offer, regionId: string): { readonly offer: Offer } {
  const { [regionId]: _own, ...pollIds } = offer.pollIds;
  return { offer: { ...offer, pollIds } };
}

function refusalAct(
  { region, partner }: TreatySides,
  { treatyId, type }: Treaty,
  { revision }: Offer,
  reason: string,
): TreatyAct {
  const named = treatyNamed(type, region, partner);
  return {
    action: "declineTreaty",
    before: { treatyId, revision },
    after: { byRegionId: region.regionId },
    reason,
    notice: {
      kind: "TREATY_DECLINED",
      sentence: `${region.displayName} does not sign revision ${revision} of ${named}. ${reason}`,
    },
  };
}
