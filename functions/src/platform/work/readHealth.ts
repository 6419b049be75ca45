import { z } from "zod";
import { access } from "../access.ts";
import { query } from "../callable.ts";
import { backfills } from "../documents/backfills.ts";
import { after, DAY_MS, HOUR_MS } from "../duration.ts";
import { instant, integer, line } from "../fields.ts";
import { jobs } from "./jobs.ts";
import { outbox } from "./outbox.ts";
import { schedules } from "./schedules.ts";

const number = integer(0, Number.MAX_SAFE_INTEGER);
/** The longest pause between two runs of most schedules is a day; this much later one is missing. */
const SILENT_MS = DAY_MS + HOUR_MS;

export const readHealth = query({
  summary:
    "Whether the platform's own work goes on: jobs, what is promised and set aside, schedules, comparisons of the ledger, backfills. Figures of this moment, in ten reads.",
  access: access.galaxy("galaxy:view:*"),
  input: z.strictObject({}),
  output: z.strictObject({
    jobs: z.strictObject({ running: number, failed: number }),
    outbox: z.strictObject({
      rows: number,
      setAside: number,
      /** What should have been done first; null where nothing is promised. */
      oldestDue: z.strictObject({ queue: line(64), task: line(64), dueAt: instant }).nullable(),
    }),
    schedules: z.strictObject({
      /** The latest slot that was enqueued: minutes old where the tick runs. Null before the first. */
      latestSlotAt: instant.nullable(),
      /** Those whose last good run is more than 25 hours ago, monthly ones among them. */
      silent: number,
    }),
    /** When all balances were last compared with the transfers; null before the first time. */
    ledgerComparedAt: instant.nullable(),
    /** Collections of which an operator has brought every document to its present version. */
    backfills: number,
  }),
  async handle({ reads, now }) {
    const [running, failed, rows, setAside, silent, backfilled, oldest, latest, comparison] =
      await Promise.all([
        countOf(jobs.collection({}).where("status", "==", "running")),
        countOf(jobs.collection({}).where("status", "==", "failed")),
        countOf(outbox.collection({})),
        countOf(outbox.collection({}).where("setAsideAt", ">", new Date(0)).orderBy("setAsideAt", "desc")),
        countOf(schedules.collection({}).where("ranAt", "<", after(now, -SILENT_MS))),
        countOf(backfills.collection({})),
        // By the field itself: what is set aside has none.
        outbox.collection({}).where("dueAt", ">", new Date(0)).orderBy("dueAt").limit(1).get(),
        schedules.collection({}).orderBy("slotAt", "desc").limit(1).get(),
        reads.get(schedules, { schedule: "compareLedgerTotals" }),
      ]);
    const due = oldest.docs[0]?.data();
    return {
      jobs: { running, failed },
      outbox: {
        rows,
        setAside,
        oldestDue: due ? { queue: due.queue, task: due.task, dueAt: due.dueAt!.toISOString() } : null,
      },
      schedules: { latestSlotAt: latest.docs[0]?.data().slotAt.toISOString() ?? null, silent },
      ledgerComparedAt: comparison?.ranAt?.toISOString() ?? null,
      backfills: backfilled,
    };
  },
});

interface Countable {
  count(): { get(): Promise<{ data(): { count: number } }> };
}

const countOf = async (found: Countable): Promise<number> => (await found.count().get()).data().count;
