import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import type { Region } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { draftOf } from "./callProposal.ts";
import { billOf } from "./law.ts";
import { type ProposalContent, proposalContent, proposalSchema } from "./proposal.ts";
import { readOwnDraft } from "./readProposal.ts";
import { proposals } from "./schema.ts";

/** Drafts and submitted proposals that one person may have open in a region. */
const MOST_OPEN = 3;
const UNTOUCHED_DAYS = 90;

const { title, rationale } = proposalSchema.shape;
const [law, referendum] = proposalContent.options;

export const draftProposal = mutation({
  summary:
    "Writes down a law or a referendum for members to read, or changes the caller's draft; nobody votes before it is submitted.",
  access: access.region("region:{regionId}:policy:propose"),
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({
    regionId,
    /** Of the caller's draft that is replaced; a new one where it is left out. */
    proposalId: documentId.optional(),
    title,
    rationale,
    /** A recall comes from a petition alone. */
    content: z.discriminatedUnion("kind", [law, referendum]),
  }),
  output: z.strictObject({ proposalId: documentId }),
  async handle({ caller: { uid }, reads, tx, now, intent }, { regionId, proposalId, ...text }) {
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "vote");
    await requireSense(reads, region, text.content);
    const earlier =
      proposalId === undefined ? undefined : await readOwnDraft(reads, uid, { regionId, proposalId });
    if (earlier === undefined) await requireRoom(tx, regionId, uid);
    const call = {
      proposalId: earlier?.proposalId ?? derivedId("proposal", intent),
      proposerUid: uid,
      createdAt: earlier?.createdAt ?? now,
      ...text,
    };
    const draft = { ...draftOf(regionId, call), expiresAt: after(now, UNTOUCHED_DAYS * DAY_MS) };

    if (earlier === undefined) tx.create(proposals.ref(draft), draft);
    else tx.set(proposals.ref(draft), draft);
    return { proposalId: draft.proposalId };
  },
});

/** Said at once, not only when it is submitted. @throws GameError as `billOf` does. */
async function requireSense(reads: Reads, region: Region, content: ProposalContent): Promise<void> {
  if (content.kind === "law") billOf(await readConfiguration(reads, region), content.change);
}

/** Looks at the person's own documents alone: no count is kept that others write. */
async function requireRoom(tx: Tx, regionId: string, uid: string): Promise<void> {
  const open = proposals
    .collection({ regionId })
    .where("proposerUid", "==", uid)
    .where("endedAt", "==", null)
    .limit(MOST_OPEN);
  if ((await tx.get(open)).size < MOST_OPEN) return;
  throw new GameError(
    "TOO_MANY_PROPOSALS",
    `You have ${MOST_OPEN} open proposals in "${regionId}", the most there may be: cancel one or wait for an end.`,
    { regionId, maximum: MOST_OPEN },
  );
}
