/** Progress of the set-up on stderr, so that stdout carries only what the command itself has to say. */

const running = new Map();
/** @type {NodeJS.Timeout | undefined} */
let timer;

/**
 * Runs `work` under a title and says how long it took. `work` gets a function that tells where it is.
 * @template T
 * @param {string} title
 * @param {(tell: (where: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = Date.now();
  const state = { where: "", startedAt, toldAt: startedAt };
  running.set(title, state);
  if (!process.stderr.isTTY) process.stderr.write(`… ${title}\n`);
  timer ??= setInterval(draw, process.stderr.isTTY ? 500 : 1_000);
  try {
    const result = await work((where) => {
      state.where = where;
    });
    finish(title);
    line(`✓ ${title} (${seconds(Date.now() - startedAt)})`);
    return result;
  } catch (error) {
    finish(title);
    throw error;
  }
}

/** A line that stays. @param {string} text */
export function line(text) {
  clear();
  process.stderr.write(`${text}\n`);
}

/** @param {string} title */
function finish(title) {
  running.delete(title);
  if (running.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}

function draw() {
  const now = Date.now();
  if (process.stderr.isTTY) {
    const parts = [...running].map(([title, state]) => describe(title, state, now));
    const width = (process.stderr.columns ?? 80) - 1;
    clear();
    process.stderr.write(`… ${parts.join(" · ")}`.slice(0, width));
    return;
  }
  // Without a terminal each line stays, in a log: say something every quarter of a minute only.
  for (const [title, state] of running) {
    if (now - state.toldAt < 15_000) continue;
    state.toldAt = now;
    process.stderr.write(`… ${describe(title, state, now)}\n`);
  }
}

function clear() {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}

/** @param {string} title @param {{ where: string, startedAt: number }} state @param {number} now */
function describe(title, state, now) {
  return [title, state.where, seconds(now - state.startedAt)].filter(Boolean).join(" ");
}

/** @param {number} ms */
export function seconds(ms) {
  return ms < 9_950 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`;
}
