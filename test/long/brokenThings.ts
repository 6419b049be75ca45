import type { DocumentReference } from "firebase-admin/firestore";
import { polls } from "../../functions/src/governance/polls/schema.ts";
import { DAY_MS } from "../../functions/src/platform/duration.ts";
import { outbox as example } from "../../functions/src/platform/examples.ts";
import { db } from "../../functions/src/platform/store.ts";
import { type Job, jobs, rowsOf } from "../../functions/src/platform/work/jobs.ts";
import { outbox, type Row } from "../../functions/src/platform/work/outbox.ts";
import { erasures } from "../../functions/src/players/schema.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { openPoll, pollOf } from "../emulator/governance/pollWorld.ts";
import { regionDocument } from "../support/fixtures.ts";

/** Everything that is broken in one way: what plants it, and what mends it. */
export interface Broken {
  readonly task: string;
  plant(count: number): Promise<void>;
  mend(count: number): Promise<void>;
}

const A_COMMIT = 200;
const AT = new Date();
const LATER = new Date(AT.getTime() + 90 * DAY_MS);

export const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

type Write = readonly [ref: DocumentReference, data: object];

export async function writeAll(writes: readonly Write[]): Promise<void> {
  for (let first = 0; first < writes.length; first += A_COMMIT) {
    const batch = db().batch();
    for (const [ref, data] of writes.slice(first, first + A_COMMIT)) batch.set(ref, data);
    await batch.commit();
  }
}

/** A task that a commit has promised and nobody has enqueued. */
export function promised(outboxId: string, queue: string, task: string, body: object): Write {
  const given = { queue, task, body: JSON.stringify(body), correlationId: "broken-things" };
  const row: Row = { ...example, ...given, stagedAt: AT, dueAt: AT };
  return [outbox.ref({ outboxId }), row];
}

/** Tasks of a queue that is not deployed; then they are asked of one that is. */
const withoutQueue: Broken = {
  task: "spreadName",
  plant: (count) =>
    writeAll(
      numbers(count).map((index) =>
        promised(`nowhere-${index}`, "nowhereWorker", "spreadName", {
          uid: `nobody-${index}`,
          name: "Nobody",
        }),
      ),
    ),
  async mend(count) {
    await Promise.all(
      numbers(count).map((index) =>
        outbox.ref({ outboxId: `nowhere-${index}` }).update({ queue: "playersWorker" }),
      ),
    );
  },
};

/** Erasures whose record cannot be read. */
const unreadableErasures: Broken = {
  task: "erasePlayer",
  plant: (count) =>
    writeAll(
      numbers(count).flatMap((index) => {
        const uid = `unreadable-${index}`;
        return [
          [db().doc(`erasures/${uid}`), { requestedAt: "never", erasedAt: null }] as const,
          promised(`erasePlayer-${uid}`, "playersWorker", "erasePlayer", { uid }),
        ];
      }),
    ),
  mend: (count) =>
    writeAll(
      numbers(count).map((index) => [
        erasures.ref({ uid: `unreadable-${index}` }),
        { requestedAt: AT, erasedAt: null, expiresAt: LATER },
      ]),
    ),
};

/** Votes that were counted, and whose ballots do not give the result. */
const wrongResults: Broken = {
  task: "settlePoll",
  async plant(count) {
    const regionId = "broken-votes";
    await openPoll(regionId);
    const poll = await pollOf(regionId);
    const tally = {
      winners: ["for"],
      totals: [{ option: "for", votes: "7" }],
      rounds: [],
      pairs: [],
      ties: [],
    };
    const result = { outcome: "passed" as const, winners: [], voters: 7, tally };
    const counted = { phase: "counted" as const, result, tieSecret: "s".repeat(43), dueAt: AT, endedAt: AT };
    await polls.ref({ regionId, pollId: poll.pollId }).delete();
    await writeAll(
      numbers(count).map((index) => [
        polls.ref({ regionId, pollId: `wrong-${index}` }),
        { ...poll, pollId: `wrong-${index}`, ...counted },
      ]),
    );
  },
  async mend(count) {
    const refs = numbers(count).map((index) =>
      polls.ref({ regionId: "broken-votes", pollId: `wrong-${index}` }),
    );
    await Promise.all(refs.map((ref) => ref.update({ "result.tally": null })));
  },
};

const parametersOf = (regionId: string) => ({
  regionId,
  kind: "owned",
  seed: regionId,
  sectorCount: 500,
  nexusSectorCount: 2_000,
});

function jobOf(jobId: string, parameters: object): Write[] {
  const job: Job = {
    kind: "provisionRegion",
    queue: "provisionRegion",
    status: "running",
    regionId: jobId,
    parameters: JSON.stringify(parameters),
    stepCount: 1,
    stepsDone: 0,
    attempt: 1,
    lastAttempt: 3,
    findings: [],
    watcherUids: [],
    startedAt: AT,
    progressedAt: AT,
    endedAt: null,
    expiresAt: null,
  };
  const rows = rowsOf(jobId, job).map(({ outboxId, queue, task, body }) =>
    promised(outboxId, queue, task, body),
  );
  return [[jobs.ref({ jobId }), job], ...rows];
}

/** What makes the job of a region that it lacks into one that can be done. */
function mended(jobId: string): Write[] {
  const region = { status: "provisioning", activatedAt: null, jobId } as const;
  return [[regions.ref({ regionId: jobId }), regionDocument(jobId, region)]];
}

const unreadableParameters: Broken = {
  task: "provisionRegion",
  plant: (count) =>
    writeAll(numbers(count).flatMap((index) => jobOf(`unreadable-${index}`, { nonsense: index }))),
  async mend(count) {
    const ids = numbers(count).map((index) => `unreadable-${index}`);
    await writeAll(ids.flatMap(mended));
    await Promise.all(
      ids.map((jobId) => jobs.ref({ jobId }).update({ parameters: JSON.stringify(parametersOf(jobId)) })),
    );
  },
};

/** Jobs that cannot be done, since no such region can be planned; nor given up, since there is no region either. */
const throwingEnds: Broken = {
  task: "provisionRegion",
  plant: (count) =>
    writeAll(
      numbers(count).flatMap((index) =>
        jobOf(`endless-${index}`, { ...parametersOf(`endless-${index}`), sectorCount: 501 }),
      ),
    ),
  async mend(count) {
    const ids = numbers(count).map((index) => `endless-${index}`);
    await writeAll(ids.flatMap(mended));
    await Promise.all(
      ids.map((jobId) => jobs.ref({ jobId }).update({ parameters: JSON.stringify(parametersOf(jobId)) })),
    );
  },
};

export const BROKEN: readonly Broken[] = [
  withoutQueue,
  unreadableErasures,
  wrongResults,
  unreadableParameters,
  throwingEnds,
];
