/**
 * Preloaded into firebase-tools. Its auth emulator compiles a validator for each parameter of Google's identity API
 * before it listens, some twenty seconds of work on a small machine, of which a run uses a handful. The library that
 * does it has an option to compile each at its first use; this sets it. Where a later version has changed, nothing
 * happens here and the start is slow again.
 */
const { createRequire } = require("node:module");

try {
  const exegesis = createRequire(process.argv[1] ?? __filename)("exegesis-express");
  const { middleware } = exegesis;
  exegesis.middleware = (/** @type {unknown} */ document, /** @type {object} */ options) =>
    middleware(document, { ...options, lazyCompileValidationSchemas: true });
} catch {
  // Only slower.
}
