import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { uid } from "../../platform/fields.ts";
import { blockReason } from "../schema.ts";
import { changeBlock, readAccount } from "./stageBlock.ts";

export const blockAccount = mutation({
  summary:
    "Blocks an account everywhere and at once, for a reason that its player reads; it keeps what it has.",
  access: access.galaxy("galaxy:admin:*"),
  input: z.strictObject({ uid, reason: blockReason }),
  output: z.strictObject({ uid, blocked: z.literal(true) }),
  async handle(context, { uid, reason }) {
    const player = await readAccount(context, uid);
    await changeBlock(context, player, {
      action: "blockAccount",
      blocked: { reason, byUid: context.caller.uid, at: context.now },
      reason,
      kind: "ACCOUNT_BLOCKED",
      sentence: `Your account is blocked: ${reason}`,
    });
    return { uid, blocked: true as const };
  },
});
