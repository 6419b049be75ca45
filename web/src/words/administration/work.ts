import { administrators } from "../administrators.ts";
import { count, grouped, instants } from "../format.ts";

// Words of the platform's own work.

export const jobs = {
  title: administrators.jobs,
  why: "Long work in steps, the latest first.",
  none: "No work was ever staged.",
  latest: "The latest work",
  one: (id: string) => `The work of the id “${id}”.`,
  unknown: "There is none of this id, or not any more: work is kept for 90 days after its end.",
  columns: { kind: "Work", of: "Region", state: "State", steps: "Steps", started: "Begun", found: "Found" },
  steps: (done: number, all: number | null) =>
    all === null ? grouped.format(done) : `${grouped.format(done)} of ${grouped.format(all)}`,
  platform: "the platform",
  status: { running: "running", completed: "completed", failed: "failed" },
  failed: "Failed",
  retry: (regionId: string) => `Begin the building of ${regionId} anew`,
} as const;

export const tasks = {
  title: administrators.tasks,
  why: "What was set aside after twelve failures waits for you; the rest is tried again by itself.",
  none: "Nothing waits.",
  aside: "Set aside",
  waiting: "Tried again by itself",
  failures: (failures: number) => count(failures, "failure", "failures"),
  asideSince: (at: Date) => `set aside on ${instants.format(at)}`,
  dueAt: (at: Date) => `due ${instants.format(at)}`,
  of: (queue: string) => `of ${queue}`,
  noError: "It has not failed.",
  retry: (task: string, id: string) => `Retry ${task} ${id}`,
  retryReview: "It is tried again within a minute, and twelve times anew. Doing it twice is safe.",
  confirmRetry: "Retry now",
  retried: "It is on its way.",
  drop: (task: string, id: string) => `Drop ${task} ${id}`,
  dropReview:
    "What it was to do stays undone for good; a job fails without its consequence. This cannot be undone.",
  confirmDrop: "Drop it for good",
  dropped: "It is dropped.",
} as const;

export const schedules = {
  title: administrators.schedules,
  why: "What the platform does by itself. A run that is behind has not ended well since its slot.",
  caption: "Schedules, by name",
  none: "No schedule has run yet.",
  columns: { schedule: "Schedule", slot: "Latest slot", ran: "Last good run", state: "State" },
  behind: "behind",
  done: "done",
  backfills: "Backfills",
  noBackfills: "No operator has brought a collection to a new version yet.",
  backfillColumns: {
    collection: "Collection",
    version: "Version",
    documents: "Documents",
    at: "Completed",
  },
  documents: (all: number, written: number) =>
    `${grouped.format(all)}, of which ${grouped.format(written)} were older`,
} as const;

export const health = {
  title: administrators.health,
  why: "Figures of this moment, counted by the server.",
  jobs: "Jobs",
  running: (jobs: number) => `${grouped.format(jobs)} running`,
  failed: (jobs: number) => `${grouped.format(jobs)} failed`,
  outbox: "Promised tasks",
  rows: (rows: number) => `${count(rows, "task", "tasks")} not done yet`,
  setAside: (rows: number) => `${grouped.format(rows)} set aside`,
  oldest: "Due first",
  noneDue: "nothing is promised",
  dueAt: (task: string, queue: string, at: Date) => `${task} of ${queue}, due ${instants.format(at)}`,
  schedules: "Schedules",
  latestSlot: (at: Date) => `the latest was enqueued for ${instants.format(at)}`,
  noSlot: "none was enqueued yet",
  silent: (schedules: number) =>
    `${count(schedules, "schedule has", "schedules have")} not run for more than 25 hours, monthly ones among them`,
  ledger: "Ledger last compared",
  backfills: "Backfills",
  backfilled: (collections: number) =>
    `${count(collections, "collection", "collections")} brought to the present version`,
} as const;
