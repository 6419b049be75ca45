// Loaded with --require into every worker of the functions emulator: writes down each query that the deployed code
// sends to Firestore, because the emulators answer queries for which production has no index.
const { appendFileSync } = require("node:fs");
const Module = require("node:module");

/** @typedef {{ structuredQuery: { from: unknown, where: unknown, orderBy: unknown } }} Proto */
/** @typedef {{ recorded?: boolean, prototype: { toProto(...args: unknown[]): Proto } }} QueryClass */
/** @typedef {{ _load(request: string, ...rest: unknown[]): { Query?: QueryClass } }} Loader */

const loader = /** @type {Loader} */ (/** @type {unknown} */ (Module));
const load = loader._load;
loader._load = function recording(request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (request === "@google-cloud/firestore" && loaded.Query && !loaded.Query.recorded) record(loaded.Query);
  return loaded;
};

/** @param {QueryClass} Query */
function record(Query) {
  Query.recorded = true;
  const toProto = Query.prototype.toProto;
  Query.prototype.toProto = function recorded(...args) {
    const proto = toProto.apply(this, args);
    const { from, where, orderBy } = proto.structuredQuery;
    appendFileSync(
      /** @type {string} */ (process.env.QUERY_LOG),
      `${JSON.stringify({ from, where, orderBy })}\n`,
    );
    return proto;
  };
}
