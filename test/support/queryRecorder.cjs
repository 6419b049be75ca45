// Loaded with --require into every worker of the functions emulator: writes down each query that the deployed code
// sends to Firestore, because the emulators answer queries for which production has no index; into which collections
// each callable, schedule and queue writes, which the data model says; and each commit, so that who must write nothing can
// be seen to.
const { appendFileSync } = require("node:fs");
const Module = require("node:module");
const { currentScope } = require("./requestScope.cjs");

/** @typedef {{ from: unknown, where: unknown, orderBy: unknown }} StructuredQuery */
/** @typedef {{ structuredQuery: StructuredQuery }} QueryProto */
/** @typedef {{ structuredAggregationQuery: { structuredQuery: StructuredQuery, aggregations: object[] } }} AggregateProto */
/**
 * @template Proto
 * @typedef {{ recorded?: boolean, prototype: { toProto(...args: unknown[]): Proto } }} Recordable
 */
/** @typedef {{ update?: { name: string } | null, delete?: string | null, transform?: { document: string } | null }} Write */
/** @typedef {(this: unknown, method: string, sent: { writes?: Write[] }, ...rest: unknown[]) => unknown} Send */
/** @typedef {{ writesRecorded?: boolean, prototype: { request: Send } }} Client */
/** @typedef {{ Query?: Recordable<QueryProto>, AggregateQuery?: Recordable<AggregateProto>, Firestore?: Client }} Loaded */
/** @typedef {{ _load(request: string, ...rest: unknown[]): Loaded }} Loader */

const loader = /** @type {Loader} */ (/** @type {unknown} */ (Module));
const load = loader._load;
loader._load = function recording(request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (request === "@google-cloud/firestore" && loaded.Query) {
    record(loaded.Query, ({ structuredQuery }) => structuredQuery);
    if (loaded.Firestore) recordWrites(loaded.Firestore);
  }
  // Not among what the library exports, so it is met where the library itself loads it.
  if (request.endsWith("/aggregate-query") && loaded.AggregateQuery) {
    record(loaded.AggregateQuery, ({ structuredAggregationQuery: { structuredQuery, aggregations } }) => ({
      ...structuredQuery,
      aggregations,
    }));
  }
  return loaded;
};

/**
 * @template Proto
 * @param {Recordable<Proto>} Class
 * @param {(proto: Proto) => StructuredQuery & { aggregations?: object[] }} queryOf
 */
function record(Class, queryOf) {
  if (Class.recorded) return;
  Class.recorded = true;
  const toProto = Class.prototype.toProto;
  Class.prototype.toProto = function recorded(...args) {
    const proto = toProto.apply(this, args);
    const { from, where, orderBy, aggregations } = queryOf(proto);
    appendFileSync(
      /** @type {string} */ (process.env.QUERY_LOG),
      `${JSON.stringify({ from, where, orderBy, aggregations })}\n`,
    );
    return proto;
  };
}

/** @param {Write} write */
const pathOf = (write) => write.update?.name ?? write.delete ?? write.transform?.document ?? [];

/** What this process has written down: once is enough. */
const known = new Set();

/** @param {Client} Class */
function recordWrites(Class) {
  if (Class.writesRecorded) return;
  Class.writesRecorded = true;
  const { request } = Class.prototype;
  Class.prototype.request = function recorded(method, sent, ...rest) {
    const operation = currentScope()?.operation;
    const paths = (sent.writes ?? []).flatMap(pathOf);
    if (paths.length > 0)
      appendFileSync(
        /** @type {string} */ (process.env.COMMIT_LOG),
        `${JSON.stringify({ operation, paths })}\n`,
      );
    for (const path of paths) {
      if (operation === undefined) continue;
      const line = JSON.stringify({ collectionId: path.split("/").at(-2), operation });
      if (!known.has(line)) appendFileSync(/** @type {string} */ (process.env.WRITE_LOG), `${line}\n`);
      known.add(line);
    }
    return request.call(this, method, sent, ...rest);
  };
}
