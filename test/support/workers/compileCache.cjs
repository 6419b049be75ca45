// Loaded first into every worker of the functions emulator: what one worker has compiled the next ones of the run need not
// compile again, in whichever lane, which is a third of what their start takes.
const { enableCompileCache, flushCompileCache } = require("node:module");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

/** By then it has answered its first call. */
const COMPILED_MS = 5_000;

// The emulators themselves run with the same options: to write down what they have compiled takes them four seconds, and nobody reads it.
if (process.env.FUNCTION_TARGET) {
  enableCompileCache(join(process.env.LANES_DIRECTORY ?? tmpdir(), "compiled"));
  // A worker is killed, and would write down nothing at its end.
  setTimeout(flushCompileCache, COMPILED_MS).unref();
}
