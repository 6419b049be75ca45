import type { HttpsFunction } from "firebase-functions/https";
import type { TaskQueueFunction } from "firebase-functions/tasks";
import type { Callable } from "../callable.ts";
import { type EndpointHandler, endpoint } from "../calls/endpoint.ts";
import { callables } from "../calls/router.ts";
import {
  addressKey,
  ballotKey,
  billingAccount,
  combatKey,
  drawKey,
  quoteKeys,
  roomsAccount,
  stripeKey,
  stripeWebhookSecrets,
  tunnelKey,
  webhookAccount,
  workersAccount,
} from "../config.ts";
import type { JobKind } from "../work/jobs.ts";
import { ownQueueOf, workerOf } from "../work/queues.ts";
import type { Task } from "../work/task.ts";
import { jobQueue, worker } from "../work/worker.ts";
import type { AccountName, RoomDeclaration, SecretName } from "./declareRoom.ts";
import { exported } from "./exported.ts";
import type { Figures } from "./figures.ts";

const SECRETS = {
  addressKey,
  ballotKey,
  combatKey,
  drawKey,
  quoteKeys,
  stripeKey,
  stripeWebhookSecrets,
  tunnelKey,
} as const;
const secretsOf = (names: readonly SecretName[] = []) => names.map((name) => SECRETS[name]);

const ACCOUNTS: Readonly<Record<AccountName, typeof roomsAccount>> = {
  billing: billingAccount,
  webhook: webhookAccount,
};

/** A module that exports the handler under its own name: file = export = name on the wire. */
type Exporting<Name extends PropertyKey, Handler> = () => Promise<Readonly<Record<Name, Handler>>>;

/** What the loaders of a declaration must lead to; asked here, where no declaration's type depends on the answer. */
interface Handlers<Room extends RoomDeclaration> {
  readonly callables: { readonly [Verb in keyof Room["callables"]]: Exporting<Verb, Callable> };
  readonly due: {
    readonly [Name in keyof Room["due"]]: { readonly run: Exporting<Name, () => Promise<void>> };
  };
  readonly tasks: { readonly [Name in keyof Room["tasks"]]: Exporting<Name, Task> };
  readonly jobs: {
    readonly [Name in keyof Room["jobs"]]: {
      readonly run: Exporting<Name, JobKind<unknown, unknown>>;
    };
  };
  readonly endpoints?: {
    readonly [Name in keyof Room["endpoints"]]: { readonly run: Exporting<Name, EndpointHandler> };
  };
  readonly figures: Exporting<"figures", Figures<Room>>;
}

/** One function of the room's name for its callables, its worker, a queue for each job that has its own, and each endpoint. */
type Deployed<Room extends RoomDeclaration> = Readonly<Record<Room["name"], HttpsFunction>> &
  Readonly<Record<`${Room["name"]}Worker`, TaskQueueFunction>> &
  Readonly<Record<keyof Room["jobs"], TaskQueueFunction>> &
  Readonly<Record<keyof Room["endpoints"], HttpsFunction>>;

/** The functions to deploy for a room, from its declaration. Nothing of the room is loaded before its first call. */
export function deployed<Room extends RoomDeclaration>(room: Room & Handlers<Room>): Deployed<Room> {
  const declared: RoomDeclaration = room;
  const routes = Object.entries(declared.callables).map(
    ([verb, load]) => [verb, async () => exported<Callable>(await load(), verb)] as const,
  );
  const { account, jobs, endpoints = {} } = declared;
  const secrets = secretsOf(declared.secrets);
  const accountOr = (shared: typeof roomsAccount) => (account === undefined ? shared : ACCOUNTS[account]);
  const queues = Object.entries(jobs).flatMap(([name, { ownQueue }]) =>
    ownQueue === undefined ? [] : [[ownQueueOf(name), jobQueue(declared, name, ownQueue)] as const],
  );
  const outside = Object.entries(endpoints).map(([name, { run, ...declaration }]) => {
    const holder = { secrets: secretsOf(declaration.secrets), account: ACCOUNTS[declaration.account] };
    const load = async () => exported<EndpointHandler>(await run(), name);
    return [name, endpoint(name, load, { ...holder, maxBodyBytes: declaration.maxBodyBytes })] as const;
  });
  const router = { secrets, account: accountOr(roomsAccount) };
  return Object.fromEntries<unknown>([
    [room.name, callables(room.name, Object.fromEntries(routes), router)],
    [workerOf(room.name), worker(declared, { secrets, account: accountOr(workersAccount) })],
    ...queues,
    ...outside,
  ]) as Deployed<Room>;
}
