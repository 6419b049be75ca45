import { spawn } from "node:child_process";

/** The tools that the set-up is running now: each in a process group of its own, so that all of it can be stopped. */
const running = new Set();

/**
 * Runs a tool to its end. A tool that cannot be started ends with code 127, as in a shell.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, onText?: (text: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd, env, timeoutMs, onText } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let output = "";
    const take = (/** @type {Buffer} */ chunk) => {
      const text = chunk.toString("utf8");
      // The end tells what went wrong; a build that says a lot must not fill the memory.
      output = (output + text).slice(-65_536);
      onText?.(text);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    const timeout = timeoutMs && setTimeout(() => kill(child, "SIGKILL"), timeoutMs);
    const end = (/** @type {number} */ code) => {
      if (timeout) clearTimeout(timeout);
      running.delete(child);
      resolve({ code, output });
    };
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

/** Stops every tool that is still running. */
export function stopAll() {
  for (const child of running) kill(child, "SIGTERM");
}

/** @param {import("node:child_process").ChildProcess} child @param {NodeJS.Signals} signal */
function kill(child, signal) {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It ended by itself a moment ago.
  }
}
