import { z } from "zod";
import { access } from "../../platform/access.ts";
import { type MutationContext, mutation } from "../../platform/callable.ts";
import { instant, line, regionId } from "../../platform/fields.ts";
import { stageNews } from "../news.ts";
import { readRegion } from "../readRegion.ts";
import { publicReason, type Region, regionStatus, regions } from "../schema.ts";
import { changeStatus } from "./changeStatus.ts";
import { CLOSING_NOTICE_DAYS, closesAtOf } from "./closingNotice.ts";

/** The owner's way out; an administrator's is `interveneInRegion`, which closes at once. */
export const closeRegion = mutation({
  summary: `Announces to all members that a region begins to close in ${CLOSING_NOTICE_DAYS} days; until then its owner can revoke it. One that never opened closes at once.`,
  access: access.fresh(access.region("region:{regionId}:owner:*")),
  input: z.strictObject({
    regionId,
    /** As the region is called, typed anew: so that nobody closes another one, or none. */
    displayName: line(64),
    reason: publicReason,
  }),
  output: z.strictObject({ regionId, status: regionStatus, closesAt: instant.nullable() }),
  async handle(context, { regionId, displayName, reason }) {
    const region = await readRegion(context.reads, regionId);
    const closesAt = closesAtOf(region, displayName, context.now);
    if (closesAt === "atOnce") {
      const closed = await changeStatus(context, "closeRegion", { regionId, reason }, "closing");
      return { ...closed, closesAt: null };
    }
    stageNotice(context, region, { closesAt, reason });
    return { regionId, status: region.status, closesAt: closesAt.toISOString() };
  },
});

function stageNotice(
  { tx, caller, intent, now, audit }: MutationContext,
  { regionId, displayName }: Region,
  { closesAt, reason }: { readonly closesAt: Date; readonly reason: string },
): void {
  tx.update(regions.ref({ regionId }), { closesAt });
  const body = [
    `Its owner gives it up: it begins to close at ${closesAt.toISOString()}, unless that is revoked before.`,
    "Until then nobody new can settle in it. What is yours goes with you, and your home becomes the Nexus.",
    `The owner's reason: ${reason}`,
  ].join("\n");
  stageNews(
    tx,
    regionId,
    { title: `${displayName} is going to close`, body },
    { authorUid: caller.uid, intent, at: now },
  );
  audit({ action: "announceClosing", regionId, after: { closesAt }, reason, visibility: "public" });
}
