import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { day, documentId } from "../../platform/fields.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { derivedId } from "../../platform/random.ts";
import { jobs, stageJob } from "../../platform/work/jobs.ts";
import { exportPlayer } from "./exportPlayer.ts";

/** The job's id is the day's: a second one of the same day finds it. */
export const requestExport = mutation({
  summary:
    "Begins an export of all that is stored of the caller, once a UTC day; a job shows its progress, a notice its end.",
  access: access.player,
  input: z.strictObject({}),
  output: z.strictObject({ day, jobId: documentId }),
  async handle({ caller: { uid }, reads, tx, now, enqueue }) {
    const day = dayOf(now);
    const jobId = derivedId("exportPlayer", uid, day);
    if ((await reads.get(jobs, { jobId })) !== undefined) {
      const sentence =
        "You have asked for an export today; the next one can be asked for after midnight UTC.";
      throw new GameError("EXPORT_ASKED", sentence, { day, jobId });
    }

    const job = { jobId, parameters: { uid, day }, watcherUids: [uid] };
    for (const row of stageJob(tx, exportPlayer, job, now)) enqueue(row);
    return { day, jobId };
  },
});
