import { stripVTControlCharacters } from "node:util";

/** As much of vitest's JSON report as tells what failed and why. */
export interface Failures {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/** A lane whose runner ended with an error that no test of its report tells of. */
export interface BrokenOff {
  readonly name: string;
  readonly code: number;
  readonly lastLines: readonly string[];
}

/** How much of what a runner said last is kept, to tell why it broke off. */
export const LAST_LINES = 30;

/** What of a message says why: the rest is where, and stands further above. */
const MESSAGE_LINES = 12;

/**
 * Each failed test, and each file that could not be loaded, with the beginning of its message. The lanes' own output has scrolled
 * away when the last has ended, and who keeps only the end of a log would see that something failed, and not what.
 */
export function failureLines({ testResults }: Failures, root: string): string[] {
  return testResults.flatMap(({ name, status, message = "", assertionResults }) => {
    const file = name.replace(`${root}/`, "");
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0) return status === "failed" ? [`✗ ${file}`, ...beginning(message)] : [];
    return failed.flatMap(({ fullName, failureMessages }) => [
      `✗ ${file}: ${fullName.trim()}`,
      ...beginning((failureMessages ?? []).join("\n")),
    ]);
  });
}

/** What a lane said last that broke off: that its emulators did not start, perhaps. */
export const brokenOffLines = ({ name, code, lastLines }: BrokenOff): string[] => [
  `✗ ${name}: its runner broke off with code ${code}, and said last:`,
  ...lastLines.map((text) => `    ${stripVTControlCharacters(text)}`),
];

const beginning = (message: string) =>
  stripVTControlCharacters(message)
    .split("\n")
    .filter((text) => text.trim() !== "")
    .slice(0, MESSAGE_LINES)
    .map((text) => `    ${text}`);
