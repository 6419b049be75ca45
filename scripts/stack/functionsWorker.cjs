/**
 * Preloaded into what the functions emulator starts. For a function that finds the root of a package, each of its workers loads
 * what firebase-tools deploys with: a thousand modules, forty MB and a third of what its start takes. A worker uses nothing of
 * them and gets nothing; where a later version has them elsewhere, they are loaded as before.
 */
const Module = require("node:module");

const PROTOCOLS = /\/protos\/(?:iam_service|locations|operations)$/;

/** By the end of the importing file's name. @type {readonly (readonly [file: string, requests: RegExp])[]} */
const UNUSED = [
  ["/emulator/functionsEmulatorShared.js", /^\.\.\/(?:deploy|extensions)\/|^\.\/extensions\/|^\.\.\/utils$/],
  ["/functions/events/v2.js", /\/services\/ailogic$/],
  // Of Google's protocols that every client brings along: two MB of sources, which nothing here asks for.
  ["/google-gax/build/src/index.js", PROTOCOLS],
  ["/google-gax/build/src/fallback.js", PROTOCOLS],
  ["/google-gax/build/src/longRunningCalls/longrunning.js", PROTOCOLS],
];

/** @typedef {{ _load(request: string, parent?: { filename?: string }, ...rest: unknown[]): unknown }} Loader */

if (/[\\/]functionsEmulatorRuntime(?:\.js)?$/.test(process.argv[1] ?? "")) leaveOutUnused();

function leaveOutUnused() {
  const loader = /** @type {Loader} */ (/** @type {unknown} */ (Module));
  const load = loader._load;
  loader._load = function sparing(request, parent, ...rest) {
    const importer = parent?.filename?.replaceAll("\\", "/") ?? "";
    const isUnused = UNUSED.some(([file, requests]) => importer.endsWith(file) && requests.test(request));
    return isUnused ? {} : load.call(this, request, parent, ...rest);
  };
}
