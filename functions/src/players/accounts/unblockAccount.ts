import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { uid } from "../../platform/fields.ts";
import { blockReason } from "../schema.ts";
import { changeBlock, readAccount } from "./stageBlock.ts";

export const unblockAccount = mutation({
  summary: "Lifts the block of an account, which finds everything as it was.",
  access: access.galaxy("galaxy:admin:*"),
  input: z.strictObject({ uid, reason: blockReason }),
  output: z.strictObject({ uid, blocked: z.literal(false) }),
  async handle(context, { uid, reason }) {
    const player = await readAccount(context, uid);
    await changeBlock(context, player, {
      action: "unblockAccount",
      blocked: null,
      reason,
      kind: "ACCOUNT_UNBLOCKED",
      sentence: `Your account is no longer blocked: ${reason}`,
    });
    return { uid, blocked: false as const };
  },
});
