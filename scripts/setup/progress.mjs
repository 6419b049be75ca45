/** Progress of the set-up on stderr, so that stdout carries only what the command itself has to say. */

/** @type {Map<string, { where: string, startedAt: number }>} */
const running = new Map();
/** @type {NodeJS.Timeout | undefined} */
let timer;

/**
 * Runs `work` under a title and says how long it took. `work` gets a function that tells where it is, which a terminal shows.
 * @template T
 * @param {string} title
 * @param {(tell: (where: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const state = { where: "", startedAt: Date.now() };
  running.set(title, state);
  if (process.stderr.isTTY) timer ??= setInterval(draw, 500);
  else line(`… ${title}`);
  try {
    const result = await work((where) => {
      state.where = where;
    });
    line(`✓ ${title} (${seconds(Date.now() - state.startedAt)})`);
    return result;
  } finally {
    running.delete(title);
    if (running.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  }
}

/** A line that stays. @param {string} text */
export function line(text) {
  clear();
  process.stderr.write(`${text}\n`);
}

function draw() {
  const parts = [...running].map(([title, { where, startedAt }]) =>
    [title, where, seconds(Date.now() - startedAt)].filter(Boolean).join(" "),
  );
  clear();
  process.stderr.write(`… ${parts.join(" · ")}`.slice(0, process.stderr.columns - 1));
}

function clear() {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}

/** @param {number} ms */
export function seconds(ms) {
  return ms < 9_950 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`;
}
