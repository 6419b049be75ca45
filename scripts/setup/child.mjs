import { spawn } from "node:child_process";

/** The tools that the set-up is running now: each in a process group of its own, so that all of it can be stopped. */
const running = new Set();

/**
 * Runs a tool to its end. One that cannot be started says ENOENT.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, onText?: (text: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { onText, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        // The end tells what went wrong; a build that says a lot must not fill the memory.
        output = (output + text).slice(-65_536);
        onText?.(text);
      });
    child.on("error", ({ message }) => {
      output += message;
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Stops every tool that is still running. */
export function stopAll() {
  for (const { pid } of running) {
    try {
      process.kill(-pid, "SIGTERM");
    } catch {
      // It ended by itself a moment ago.
    }
  }
}
