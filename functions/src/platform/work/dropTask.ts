import { z } from "zod";
import { access } from "../access.ts";
import { mutation } from "../callable.ts";
import { documentId, line } from "../fields.ts";
import { readAside, readJobOf, stageDrop } from "./aside.ts";

export const dropTask = mutation({
  summary: "Gives a task that was set aside up for good, for a reason that the log keeps; its job fails.",
  access: access.galaxy("galaxy:admin:*"),
  input: z.strictObject({ outboxId: documentId, reason: line(200, 10) }),
  output: z.strictObject({ outboxId: documentId }),
  async handle({ tx, now, audit }, { outboxId, reason }) {
    const row = await readAside(tx, outboxId);
    const job = await readJobOf(tx, row);
    audit(stageDrop(tx, { outboxId, row, job }, reason, now));
    return { outboxId };
  },
});
