import { z } from "zod";
import { access } from "../access.ts";
import { mutation } from "../callable.ts";
import { documentId } from "../fields.ts";
import { readAside, stageAnotherTry } from "./aside.ts";

export const retryTask = mutation({
  summary: "Has a task that was set aside tried again, within a minute and twelve times anew.",
  access: access.galaxy("galaxy:admin:*"),
  input: z.strictObject({ outboxId: documentId }),
  output: z.strictObject({ outboxId: documentId }),
  async handle({ tx, now, audit }, { outboxId }) {
    const { task, body, lastError } = await readAside(tx, outboxId);
    stageAnotherTry(tx, outboxId, now);
    audit({ action: "retryTask", before: { task, body, lastError } });
    return { outboxId };
  },
});
