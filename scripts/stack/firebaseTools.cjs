/**
 * Preloaded into firebase-tools: four ways in which its emulators are unlike what they stand for, put right. Where a later
 * version has changed inside, nothing happens here, and the emulators are what they were: slower, and hungrier.
 */
const { createRequire } = require("node:module");
const { availableParallelism } = require("node:os");

const requireFrom = createRequire(process.argv[1] ?? __filename);

const workers = "../emulator/functionsRuntimeWorker.js";
for (const mend of [
  () => compileValidatorsLate(requireFrom("exegesis-express")),
  () => lookForTasksOften(requireFrom("../emulator/tasksEmulator.js")),
  () => shareWorkers(requireFrom(workers), requireFrom("../emulator/functionsEmulator.js")),
  () => retireIdleWorkers(requireFrom(workers)),
])
  try {
    mend();
  } catch {
    // As it was.
  }

/**
 * The auth emulator compiles a validator for each parameter of Google's identity API before it listens: twenty seconds
 * on a small machine, for hundreds of which a run uses a handful. The library that does it can compile each at its first
 * use.
 * @param {any} exegesis
 */
function compileValidatorsLate(exegesis) {
  const { middleware } = exegesis;
  exegesis.middleware = (/** @type {unknown} */ document, /** @type {object} */ options) =>
    middleware(document, { ...options, lazyCompileValidationSchemas: true });
}

/**
 * The tasks emulator looks once a second whether there is something in its idle queues, and Cloud Tasks delivers at once:
 * whatever waits for a task would wait half a second for nothing.
 * @param {{ TaskQueueController: { LISTEN_TIMEOUT: number } }} emulator
 */
function lookForTasksOften({ TaskQueueController }) {
  TaskQueueController.LISTEN_TIMEOUT = 50;
}

/**
 * The functions emulator gives each call that comes while others run a process of its own, and keeps it: fifty calls at
 * once are fifty Nodes, which take each other's time until some do not start in theirs, and such a call is never
 * answered. A deployed function takes eighty calls in one instance. So here, too, calls share, among one worker per core,
 * or as many as the environment says.
 * @param {any} workerModule
 * @param {any} emulatorModule
 */
function shareWorkers(
  { RuntimeWorkerPool: { prototype: pool } },
  { FunctionsEmulator: { prototype: emulator } },
) {
  const { getIdleWorker } = pool;
  const { startRuntime } = emulator;
  if (!getIdleWorker || !startRuntime || !pool.getTriggerWorkers) return;
  const most = Number(process.env.WORKERS_OF_A_FUNCTION ?? Math.max(2, availableParallelism()));
  /** @type {Map<string, Promise<unknown>[]>} The workers of a function that are being started. */
  const starting = new Map();
  let turn = 0;

  /** @this {any} @param {string} triggerId @param {string} runtime */
  function busyWorker(triggerId, runtime) {
    const busy = this.getTriggerWorkers(triggerId, runtime).filter(
      (/** @type {any} */ { state }) => state === "BUSY",
    );
    turn += 1;
    return busy[turn % busy.length];
  }
  /** @this {any} @param {string} triggerId @param {string} runtime */
  pool.getIdleWorker = function (triggerId, runtime) {
    return getIdleWorker.call(this, triggerId, runtime) ?? busyWorker.call(this, triggerId, runtime);
  };
  /** @this {any} @param {string} triggerId @param {string} runtime */
  pool.readyForWork = function (triggerId, runtime) {
    if (getIdleWorker.call(this, triggerId, runtime)) return true;
    return (
      this.getTriggerWorkers(triggerId, runtime).length >= most &&
      busyWorker.call(this, triggerId, runtime) !== undefined
    );
  };
  /** @this {any} @param {any} backend @param {any} trigger */
  emulator.startRuntime = function (backend, trigger) {
    if (!trigger?.id) return startRuntime.call(this, backend, trigger);
    const mine = starting.get(trigger.id) ?? [];
    starting.set(trigger.id, mine);
    const running = this.workerPools[backend.codebase]
      .getTriggerWorkers(trigger.id, backend.runtime)
      .filter((/** @type {any} */ { state }) => state === "IDLE" || state === "BUSY");
    if (mine.length > 0 && mine.length + running.length >= most) return mine[turn++ % mine.length];
    const started = startRuntime
      .call(this, backend, trigger)
      .finally(() => mine.splice(mine.indexOf(started), 1));
    mine.push(started);
    return started;
  };
}

/** A person who has gone for a coffee has that memory back. */
const IDLE_MS = 120_000;
/** Each holds some 75 MB and takes 0.4 seconds of a core to start: of the functions of a whole storyline this many are enough to start few again. */
const MOST_IDLE = Number(process.env.IDLE_WORKERS ?? 16);

/**
 * The functions emulator keeps every worker that it has started, two hundred MB each. The cloud ends an instance that nobody
 * calls, and so does this: where many are idle the one that has been so longest, in the end all; the next call starts another.
 * @param {any} workerModule
 */
function retireIdleWorkers({ RuntimeWorker: { prototype: worker }, RuntimeWorkerPool: { prototype: pool } }) {
  const { request } = worker;
  const { getIdleWorker } = pool;
  if (!request || !getIdleWorker) return;
  /** @type {Set<any>} The longest idle first. */
  const idle = new Set();
  /** @this {any} @param {unknown[]} args */
  worker.request = function (...args) {
    idle.delete(this);
    clearTimeout(this.retirement);
    this.underWay = (this.underWay ?? 0) + 1;
    return request.apply(this, args).finally(() => {
      this.underWay -= 1;
      if (this.underWay > 0) return;
      idle.add(this);
      this.retirement = setTimeout(retire, IDLE_MS, this);
      this.retirement.unref();
      if (idle.size > MOST_IDLE) retire([...idle][0]);
    });
  };

  /** Who is asked for is about to be called. @this {any} @param {unknown[]} args */
  pool.getIdleWorker = function (...args) {
    const chosen = getIdleWorker.apply(this, args);
    if (idle.delete(chosen)) idle.add(chosen);
    return chosen;
  };

  /** @param {any} one */
  function retire(one) {
    idle.delete(one);
    clearTimeout(one.retirement);
    if (one.state !== "IDLE") return;
    // Takes no other call from now on.
    one.state = "FINISHING";
    one.runtime.process.kill();
  }
}
