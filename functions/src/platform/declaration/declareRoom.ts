import type { FunctionsErrorCode } from "firebase-functions/https";
import type { KindClass } from "../ledger/kinds.ts";
import type { Contribution } from "../moments.ts";
import type { CollectionDeclaration } from "./declareCollection.ts";
import type { PermissionForm } from "./permissions.ts";

/**
 * Every room by its name. Each room's `room.ts` adds its declaration here, so that the kernel's types know the reasons,
 * permissions and roles of rooms that the kernel does not import.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the rooms add to it by declaration merging.
export interface Rooms {}

/** What a room is, as plain data: loading it loads no schema and no handler. */
export interface RoomDeclaration {
  readonly name: string;
  /** One line for the README's table. */
  readonly purpose: string;
  /** By the name that tests and tables use; the id on the database is the last but one segment of the path. */
  readonly collections: Readonly<Record<string, CollectionDeclaration>>;
  /**
   * Reasons that an error can carry. Clients switch on the reason, people read the sentence; a reason is never
   * renamed or reused.
   */
  readonly reasons: Readonly<Record<string, readonly [FunctionsErrorCode, string]>>;
  readonly permissions: Readonly<Record<PermissionForm, PermissionDeclaration>>;
  /** What the room's transfers are, and what each does to the whole. Stored for ever: a kind is never renamed. */
  readonly transferKinds: Readonly<Record<string, KindClass>>;
  /** The roles that the room brings, and which permissions of this and earlier rooms each holds. */
  readonly roles: Readonly<Record<string, readonly PermissionForm[]>>;
  /** Verb → the module that exports the callable under the same name. */
  readonly callables: Readonly<Record<string, Loader>>;
  /** What the room's worker has to do when: a run finds what is due, and enqueues a task for each. */
  readonly due: Readonly<Record<string, DueDeclaration>>;
  /** Task of the room's worker → the module that exports, under the same name, a function of the task's body. */
  readonly tasks: Readonly<Record<string, Loader>>;
  /** Long work in steps. */
  readonly jobs: Readonly<Record<string, JobDeclaration>>;
  /** What an outside service calls; each is a deployed function of its own, and knows nothing of the callable protocol. */
  readonly endpoints?: Readonly<Record<string, EndpointDeclaration>>;
  /** The module that exports the room's `Figures` under this name: what it costs, for budgets and the cost model. */
  readonly figures: Loader;
  /** What the room contributes to moments and questions of earlier rooms. */
  readonly contributions: readonly Contribution[];
  /** What the room's callables and its worker need. */
  readonly secrets?: readonly SecretName[];
  /** The account under which the room's functions run, where they may read what the other rooms' may not. */
  readonly account?: AccountName;
  /** How many tasks a second its worker may begin, where another service bears only so many. */
  readonly tasksPerSecond?: number;
}

/** A module, loaded when it is first needed. */
export type Loader = () => Promise<object>;

/** The secrets of `config.ts`. */
export type SecretName =
  | "addressKey"
  | "ballotKey"
  | "combatKey"
  | "drawKey"
  | "quoteKeys"
  | "stripeKey"
  | "stripeWebhookSecrets"
  | "tunnelKey";

/** The service accounts of `config.ts` beside the two that rooms and workers share. */
export type AccountName = "billing" | "webhook";

export interface PermissionDeclaration {
  /** Roles of this and earlier rooms; a later room's role names the permission itself. */
  readonly heldBy: readonly string[];
  /** Whether a governor may hand it to a moderator. */
  readonly delegable?: true;
}

export interface DueDeclaration {
  /** A unix-cron expression in UTC. A slot that was missed is made up once. */
  readonly cron: string;
  /** The module that exports the run under the same name. */
  readonly run: Loader;
}

export interface JobDeclaration {
  /** The module that exports the `JobKind` under the same name. */
  readonly run: Loader;
  /** A deployed queue of its own, of the job's name: each is one more service, so it says why. */
  readonly ownQueue?: { readonly why: string; readonly memory: "512MiB"; readonly rate: "building" };
}

export interface EndpointDeclaration {
  /** The module that exports the `EndpointHandler` under the endpoint's name. */
  readonly run: Loader;
  readonly secrets: readonly SecretName[];
  readonly account: AccountName;
  /** A larger body is refused before anything looks at it. */
  readonly maxBodyBytes: number;
}

/** What a room within a room declares: the outer one takes it up into its own declaration. */
type PartDeclaration = Pick<
  RoomDeclaration,
  "collections" | "reasons" | "callables" | "due" | "tasks" | "jobs"
>;

export function declarePart<const Part extends PartDeclaration>(part: Part): Part {
  return part;
}

/** Declares a room: the literal as it is, checked and with its names as types. */
export function declareRoom<const Room extends RoomDeclaration>(room: Room): Room {
  return room;
}
