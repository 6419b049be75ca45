import {
  type ClientQuery,
  forEver,
  platformsOwn,
  playersOwn,
  regionsOwn,
  until,
} from "./declaration/declareCollection.ts";
import { declareRoom } from "./declaration/declareRoom.ts";
import {
  administrator,
  belongsWhere,
  fieldLists,
  fieldNames,
  membersOfficer,
  nobody,
  readBy,
  self,
} from "./declaration/readers.ts";
import { ledger } from "./ledger/room.ts";

declare module "./declaration/declareRoom.ts" {
  interface Rooms {
    readonly platform: typeof platform;
  }
}

/** Of both logs. */
const LOG_QUERIES = [
  {
    purpose: "what somebody has done, newest first",
    where: [["actorUid", "==", "a player"]],
    orderBy: ["at", "desc"],
  },
  {
    purpose: "acts of one kind, newest first",
    where: [["action", "==", "an action"]],
    orderBy: ["at", "desc"],
  },
] as const satisfies readonly ClientQuery[];

export const platform = declareRoom({
  name: "platform",
  purpose: "the kernel: wrapper, access, replay, jobs, ledger, outbox, audit, clock",
  collections: {
    administrators: {
      path: "administrators/{uid}",
      schema: () => import("./access.ts"),
      example: () => import("./examples.ts"),
      readers: { get: [self, administrator], list: [administrator], across: [] },
      queries: [],
      lifetime: forEver("an ended mandate stays, with its end"),
      person: null,
      fates: { ...platformsOwn, erasure: ["keep", "Who had the mandate answers for what was done with it."] },
    },
    jobs: {
      path: "jobs/{jobId}",
      schema: () => import("./work/jobs.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldLists("watcherUids"), administrator),
      queries: [
        {
          purpose: "the work one may watch, newest first",
          where: [["watcherUids", "array-contains", "caller"]],
          orderBy: ["startedAt", "desc"],
        },
        { purpose: "all work, newest first", orderBy: ["startedAt", "desc"] },
      ],
      lifetime: { kind: "ttl", field: "expiresAt", why: "90 days after the job has ended" },
      person: null,
      fates: platformsOwn,
    },
    jobSteps: {
      path: "jobs/{jobId}/steps/{step}",
      schema: () => import("./work/jobs.ts"),
      example: () => import("./examples.ts"),
      // A job's progress stands on the job: its checkpoints are the machinery's own.
      readers: nobody,
      queries: [],
      lifetime: { kind: "ttl", field: "expiresAt", why: "90 days after the step" },
      person: null,
      fates: platformsOwn,
    },
    outbox: {
      path: "outbox/{outboxId}",
      schema: () => import("./work/outbox.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(administrator),
      queries: [{ purpose: "what was set aside, the latest first", orderBy: ["setAsideAt", "desc"] }],
      lifetime: until(
        "Until its task is done: seconds, as a rule; what was set aside waits for an operator.",
      ),
      person: null,
      fates: platformsOwn,
    },
    schedules: {
      path: "schedules/{schedule}",
      schema: () => import("./work/schedules.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(administrator),
      queries: [
        { purpose: "the latest slot of all", orderBy: ["slotAt", "desc"] },
        { purpose: "which ran longest ago", orderBy: ["ranAt", "asc"] },
      ],
      lifetime: forEver("one for each declared schedule"),
      person: null,
      fates: platformsOwn,
    },
    ...ledger.collections,
    backfills: {
      path: "backfills/{collection}",
      schema: () => import("./documents/backfills.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(administrator),
      queries: [],
      lifetime: forEver("which version every stored document has"),
      person: null,
      fates: platformsOwn,
    },
    platformAudit: {
      path: "platformAudit/{auditId}",
      schema: () => import("./audit.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("subjectUid"), administrator),
      queries: [
        {
          purpose: "what was done about oneself, newest first",
          where: [["subjectUid", "==", "caller"]],
          orderBy: ["at", "desc"],
        },
        { purpose: "everything, newest first", orderBy: ["at", "desc"] },
        ...LOG_QUERIES,
      ],
      lifetime: forEver("the log of the platform"),
      person: { field: "subjectUid" },
      fates: { ...platformsOwn, export: ["export", "It was done about the person."] },
    },
    audit: {
      path: "regions/{regionId}/audit/{auditId}",
      schema: () => import("./audit.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(
        belongsWhere("visibility", "public"),
        fieldNames("subjectUid"),
        membersOfficer,
        administrator,
      ),
      queries: [
        {
          purpose: "a region's public affairs, newest first",
          where: [["visibility", "==", '"public"']],
          orderBy: ["at", "desc"],
        },
        {
          purpose: "what was done about oneself, newest first",
          where: [["subjectUid", "==", "caller"]],
          orderBy: ["at", "desc"],
        },
        { purpose: "everything, for officers, newest first", orderBy: ["at", "desc"] },
        ...LOG_QUERIES,
      ],
      lifetime: forEver("the log of the region"),
      person: { field: "subjectUid" },
      fates: {
        ...regionsOwn,
        closing: [
          "archive",
          "Evidence outlives the region; what its officers alone could read, nobody reads.",
          { publicWhere: { field: "visibility", value: "public" } },
        ],
        export: ["export", "It was done about the person."],
      },
    },
    requests: {
      path: "players/{uid}/requests/{request}",
      schema: () => import("./calls/replay.ts"),
      example: () => import("./examples.ts"),
      // Answers of callables, for the wrapper alone.
      readers: nobody,
      queries: [],
      lifetime: { kind: "ttl", field: "expiresAt", why: "45 days after the answer" },
      person: "path",
      fates: { ...playersOwn, export: ["keep", "The client has had every answer."] },
    },
  },
  reasons: {
    INVALID_INPUT: [
      "invalid-argument",
      "A field is missing, unknown, of the wrong type or out of its bounds.",
    ],
    UNKNOWN_CALLABLE: ["not-found", "No callable has this path."],
    UNAUTHENTICATED: ["unauthenticated", "The call needs a signed-in player."],
    ACCOUNT_DISABLED: [
      "unauthenticated",
      "The account is disabled in Firebase Auth, or was signed out everywhere.",
    ],
    SIGN_IN_AGAIN: [
      "unauthenticated",
      "The call needs a sign-in of the last 15 minutes; after a new one it may be sent again with the same id.",
    ],
    NOT_REGISTERED: [
      "failed-precondition",
      "The account has no player yet: call players/registerPlayer first.",
    ],
    PERMISSION_DENIED: ["permission-denied", "The caller lacks a permission that the call needs."],
    BANNED: ["permission-denied", "The caller is banned from the region."],
    NOT_A_MEMBER: ["failed-precondition", "The player is not a member of the region."],
    REGION_UNKNOWN: ["not-found", "No region has this id."],
    REGION_STATUS: ["failed-precondition", "The region's status does not allow this."],
    RATE_LIMITED: ["resource-exhausted", "Too many calls from this player or address in a short time."],
    REQUEST_ID_REUSED: ["already-exists", "The request id was used before with another body."],
    REQUEST_EXPIRED: [
      "already-exists",
      "The request id has acted before; its answer is no longer kept. Nothing was done again.",
    ],
    BUSY: [
      "aborted",
      "Others were writing the same documents; the call changed nothing and may be sent again.",
    ],
    INTERNAL: ["internal", "An unexpected failure; the correlation id finds it in the logs."],
    JOB_UNKNOWN: ["not-found", "No job has this id."],
    NOT_SET_ASIDE: ["not-found", "No task of this id is set aside."],
    ...ledger.reasons,
  },
  permissions: {
    "galaxy:admin:*": { heldBy: ["administrator"] },
    // Sees what may be seen everywhere, figures of regions included; acts in none but the platform's.
    "galaxy:view:*": { heldBy: ["administrator"] },
    // Of a region's officers, whom the room `regions` knows: they see the ledger's treasuries and the log.
    "region:{regionId}:economy:manage": { heldBy: [], delegable: true },
    "region:{regionId}:members:manage": { heldBy: [], delegable: true },
  },
  transferKinds: { reversal: "reversal" },
  roles: { administrator: [] },
  callables: {
    readClock: () => import("./calls/readClock.ts"),
    reportFault: () => import("./calls/reportFault.ts"),
    readHealth: () => import("./work/readHealth.ts"),
    retryTask: () => import("./work/retryTask.ts"),
    dropTask: () => import("./work/dropTask.ts"),
  },
  due: {
    sweep: { cron: "* * * * *", run: () => import("./work/sweep.ts") },
    ...ledger.due,
  },
  tasks: {},
  jobs: { backfill: { run: () => import("./work/backfill.ts") } },
  figures: () => import("./figures.ts"),
  contributions: [],
});
