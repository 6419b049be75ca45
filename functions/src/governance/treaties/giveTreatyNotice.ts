import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, instant } from "../../platform/fields.ts";
import { publicReason } from "../../regions/schema.ts";
import { noticeAct } from "./termination.ts";
import { noticed } from "./treatyDecision.ts";
import { readTreaty, sidesFields, stageTreatyCall } from "./treatySides.ts";

export const giveTreatyNotice = mutation({
  summary: "Gives notice of a treaty: it ends when the agreed days have run, without anybody doing more.",
  access: access.region("region:{regionId}:treaties:negotiate"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ ...sidesFields, reason: publicReason }),
  output: z.strictObject({ treatyId: documentId, endsAt: instant }),
  async handle(context, { reason, ...named }) {
    const { treaty, ...sides } = await readTreaty(context.reads, named);
    const after = noticed(treaty, named.regionId, context.now);

    stageTreatyCall(context, sides, after, noticeAct(sides, treaty, after, reason));
    return { treatyId: treaty.treatyId, endsAt: after.agreement.endsAt.toISOString() };
  },
});
