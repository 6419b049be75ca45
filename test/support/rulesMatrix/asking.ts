import type { RulesTestEnvironment } from "@firebase/rules-unit-testing";
import {
  collection,
  collectionGroup,
  doc,
  type Firestore,
  getDocFromServer,
  getDocsFromServer,
  limit,
  query,
  runTransaction,
  where,
} from "firebase/firestore";
import type { Answer, Request } from "./cells.ts";
import { PEOPLE, type Person, ROLES, type Role } from "./people.ts";

/** An answer that the tables may expect, or what else came: an error in a rule, a refusal without a rule, a failure. */
export type Given = Answer | `other: ${string}`;

/** One client a role, signed in as that role. */
export type Clients = Readonly<Record<Role, Firestore>>;

export function clientsOf(environment: RulesTestEnvironment): Clients {
  return Object.fromEntries(
    ROLES.map((role) => {
      const { uid, claim }: Person = PEOPLE[role];
      const context =
        uid === null
          ? environment.unauthenticatedContext()
          : environment.authenticatedContext(uid, claim === undefined ? {} : { administrator: claim });
      return [role, context.firestore() as unknown as Firestore];
    }),
  ) as unknown as Clients;
}

export async function ask(client: Firestore, request: Request): Promise<Given> {
  try {
    await send(client, request);
    return "allowed";
  } catch (error) {
    return refusalIn(error as { code?: string; message?: string }, request);
  }
}

/** Sends the request. @returns how many documents came back. */
export async function send(client: Firestore, request: Request): Promise<number> {
  switch (request.operation) {
    case "get":
      return (await getDocFromServer(doc(client, request.document))).exists() ? 1 : 0;
    case "list":
      return listed(request, collection(client, request.collection));
    case "group":
      return listed(request, collectionGroup(client, request.collectionId));
    default:
      // One commit, at once: the SDK's write queue would open its stream anew after each refusal.
      await runTransaction(client, async (tx) => write(tx, doc(client, request.document), request), {
        maxAttempts: 1,
      });
      return 1;
  }
}

async function listed(
  { filters, limit: most }: Request & { operation: "list" | "group" },
  from: ReturnType<typeof collectionGroup>,
): Promise<number> {
  const constraints = filters.map(({ field, operator, value }) => where(field, operator, value));
  const bounds = most === null ? [] : [limit(most)];
  return (await getDocsFromServer(query(from, ...constraints, ...bounds))).size;
}

type Transaction = Parameters<Parameters<typeof runTransaction>[1]>[0];
type Write = Request & { operation: "create" | "update" | "delete" };

async function write(
  tx: Transaction,
  document: ReturnType<typeof doc>,
  { operation, data }: Write,
): Promise<void> {
  if (operation === "delete") tx.delete(document);
  else if (operation === "update") tx.update(document, data as Record<string, never>);
  else tx.set(document, data);
}

const METHOD_OF = {
  get: "get",
  list: "list",
  group: "list",
  create: "create",
  update: "update",
  delete: "delete",
};

/**
 * Reads why the emulator refused. It names what every rule that it asked came to, one after the other:
 * `false for 'get' @ L12, Null value error. for 'get' @ L20`. A condition that a query leaves open has no message of
 * its own, only a place. A refusal counts only when a rule for this very operation has said so.
 */
export function refusalIn(
  { code, message = "" }: { code?: string; message?: string },
  { operation }: Pick<Request, "operation">,
): Given {
  if (code !== "permission-denied") return `other: ${code}: ${message}`;
  const said = message.replace(/^\d+ PERMISSION_DENIED: /, "").trim();
  const entries = [...said.matchAll(/(.*?) for '(\w+)' @ L\d+(?:, |$)/gs)];
  const causes = entries.map(([, cause = ""]) => cause);
  const asked = entries.some(([, , method]) => method === METHOD_OF[operation]);
  if (!asked || causes.some((cause) => cause !== "false" && !UNDECIDED.test(cause))) return `other: ${said}`;
  return causes.some((cause) => UNDECIDED.test(cause)) ? "undecided" : "false";
}

const UNDECIDED = /^evaluation error at L\d+:\d+$/;
