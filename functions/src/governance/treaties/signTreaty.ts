import { z } from "zod";
import { rolesIn } from "../../membership/roles.ts";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { type MutationContext, mutation } from "../../platform/callable.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { type Legislation, legislation } from "../../regions/configuration/constitution.ts";
import type { Region } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { requireVoters } from "../laws/callProposal.ts";
import { calledPoll, stagePoll } from "../polls/callPoll.ts";
import { requireRoom } from "./inForce.ts";
import { atPace } from "./pause.ts";
import { signatureAct } from "./signature.ts";
import { type Treaty, treatyRevisionField } from "./treaty.ts";
import { putToVote, requireOffer, requireUnsigned, signed, wouldEnterIntoForce } from "./treatyDecision.ts";
import { TREATY_NAMES, treatyNamed } from "./treatyNames.ts";
import { readTreaty, sidesFields, stageTreatyCall, type TreatySides } from "./treatySides.ts";

/** The vote on a treaty opens at once and lasts a week. */
const VOTING_DAYS = 7;

export const signTreaty = mutation({
  summary:
    "Signs what is on the table for a region: the governor of an autocracy at once; elsewhere it calls the citizens' or the council's vote, which signs when it carries.",
  access: access.region("region:{regionId}:treaties:negotiate"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ ...sidesFields, revision: treatyRevisionField }),
  output: z.strictObject({
    treatyId: documentId,
    outcome: z.enum(["signed", "inForce", "voting"]),
    /** The vote that decides for the region; null where none is held. */
    pollId: documentId.nullable(),
  }),
  async handle(context, { revision, ...named }) {
    const { treaty, ...sides } = await readTreaty(context.reads, named);
    requireAllowed(sides.region, "configure");
    requireAllowed(sides.partner, "configure");
    requireUnsigned(requireOffer(treaty, revision), named.regionId);
    const law = legislation(sides.region.governance, []);
    return law === null ? sign(context, sides, treaty) : callVote(context, sides, treaty, law);
  },
});

async function sign(context: MutationContext, sides: TreatySides, treaty: Treaty) {
  const { tx, now } = context;
  const { regionId } = sides.region;
  await requireGovernor(context, sides.region);
  if (wouldEnterIntoForce(treaty, regionId, now)) await requireRoom(tx, treaty, now);
  const after = atPace(signed(treaty, regionId, now), [sides.region, sides.partner], now);

  stageTreatyCall(context, sides, after, signatureAct(sides, treaty, after));
  const outcome = after.offer === null ? ("inForce" as const) : ("signed" as const);
  return { treatyId: treaty.treatyId, outcome, pollId: null };
}

/** An ambassador negotiates; the governor who rules alone signs. @throws GameError `PERMISSION_DENIED`. */
async function requireGovernor({ caller, reads }: MutationContext, region: Region): Promise<void> {
  const { regionId } = region;
  const member = await reads.get(members, { regionId, uid: caller.uid });
  if (rolesIn(region, member, caller).includes("governor")) return;
  throw new GameError(
    "PERMISSION_DENIED",
    `${regionId} is an autocracy: an ambassador negotiates, and only the governor signs.`,
    { regionId },
  );
}

async function callVote(
  context: MutationContext,
  sides: TreatySides,
  treaty: Treaty,
  { electorate, thresholdBasisPoints }: Legislation,
) {
  const { tx, now } = context;
  const { region, partner } = sides;
  const { treatyId, type, revision } = treaty;
  const { regionId } = region;
  const poll = await calledPoll(
    region,
    {
      pollId: derivedId("ratification", treatyId, revision, regionId),
      subject: { kind: "treaty", subjectId: treatyId },
      title: `Shall the ${TREATY_NAMES[type]} with ${partner.displayName} be signed?`,
      method: "yesNoAbstain",
      seats: 1,
      electorate,
      calledAt: now,
      opensAt: now,
      closesAt: after(now, VOTING_DAYS * DAY_MS),
      thresholdBasisPoints,
    },
    now,
  );
  requireVoters(poll);
  const { pollId, closesAt } = poll;

  stagePoll(tx, poll);
  stageTreatyCall(context, sides, putToVote(treaty, regionId, pollId, now), {
    action: "voteOnTreaty",
    after: { treatyId, revision, byRegionId: regionId, pollId },
    notice: {
      kind: "TREATY_VOTE",
      sentence: `${region.displayName} votes on ${treatyNamed(type, region, partner)} until ${closesAt.toISOString()}.`,
    },
  });
  return { treatyId, outcome: "voting" as const, pollId };
}
