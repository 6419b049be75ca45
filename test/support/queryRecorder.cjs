// Loaded with --require into every worker of the functions emulator: writes down each query that the deployed code
// sends to Firestore, because the emulators answer queries for which production has no index.
const { appendFileSync } = require("node:fs");
const Module = require("node:module");

/** @typedef {{ from: unknown, where: unknown, orderBy: unknown }} StructuredQuery */
/** @typedef {{ structuredQuery: StructuredQuery }} QueryProto */
/** @typedef {{ structuredAggregationQuery: { structuredQuery: StructuredQuery, aggregations: object[] } }} AggregateProto */
/**
 * @template Proto
 * @typedef {{ recorded?: boolean, prototype: { toProto(...args: unknown[]): Proto } }} Recordable
 */
/** @typedef {{ Query?: Recordable<QueryProto>, AggregateQuery?: Recordable<AggregateProto> }} Loaded */
/** @typedef {{ _load(request: string, ...rest: unknown[]): Loaded }} Loader */

const loader = /** @type {Loader} */ (/** @type {unknown} */ (Module));
const load = loader._load;
loader._load = function recording(request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (request === "@google-cloud/firestore" && loaded.Query) {
    record(loaded.Query, ({ structuredQuery }) => structuredQuery);
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
