import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../command.ts";
import type { Parameter } from "./manifest.ts";
import { type Result, saidBy } from "./report.ts";

const { parseStrict } = createRequire(import.meta.url)("firebase-tools/lib/functions/env.js") as {
  parseStrict(content: string): Record<string, string>;
};

/** A file of settings: `.env.example`, or `functions/.env.<project or alias>`. */
export interface SettingsFile {
  readonly name: string;
  readonly content: string;
  /** The example documents every setting; a project's own file may leave those with a default to it. */
  readonly mustHoldAll: boolean;
}

/** The example and the files of the given projects; without any, of all that have one. The local stack's is not deployed. */
export function settingsFiles(projects: readonly string[]): SettingsFile[] {
  const directory = join(root, "functions");
  const own = readdirSync(directory).filter(
    (name) => name.startsWith(".env.") && !name.startsWith(".env.demo-") && name !== ".env.local",
  );
  const wanted = own.filter((name) => projects.length === 0 || projects.includes(name.slice(".env.".length)));
  return [
    { name: ".env.example", content: readFileSync(join(root, ".env.example"), "utf8"), mustHoldAll: true },
    ...wanted.map((name) => ({
      name: `functions/${name}`,
      content: readFileSync(join(directory, name), "utf8"),
      mustHoldAll: false,
    })),
  ];
}

/** Whether each file sets what the functions take, every value in its type, and nothing else. */
export function checkConfiguration(
  parameters: readonly Parameter[],
  files: readonly SettingsFile[],
  projects: readonly string[],
): Result {
  const settable = parameters.filter(({ type }) => type !== "secret");
  const secrets = parameters.filter(({ type }) => type === "secret").map(({ name }) => name);
  const missing =
    projects.length > 0 && files.every(({ mustHoldAll }) => mustHoldAll)
      ? [`there is no functions/.env.${projects[0]}: copy .env.example to it and set what differs.`]
      : [];
  return {
    note: `${settable.length} settings in ${files.map(({ name }) => name).join(", ")}; secrets to be set: ${secrets.join(", ") || "none"}`,
    wrong: [...missing, ...files.flatMap((file) => fileFindings(settable, secrets, file))],
  };
}

function fileFindings(
  settable: readonly Parameter[],
  secrets: readonly string[],
  { name: file, content, mustHoldAll }: SettingsFile,
): string[] {
  let values: Record<string, string>;
  try {
    values = parseStrict(content);
  } catch (error) {
    return [`${file}: ${saidBy(error)}`];
  }
  const known = new Set(settable.map(({ name }) => name));
  return [
    ...Object.keys(values)
      .filter((name) => !known.has(name))
      .map((name) =>
        secrets.includes(name)
          ? `${file}: ${name} is a secret: take it out and set it with \`firebase functions:secrets:set ${name}\`.`
          : `${file}: ${name} is no setting of the functions: take it out.`,
      ),
    ...settable.flatMap(({ name, type, default: fallback }) => {
      const value = values[name];
      if (value === undefined)
        return mustHoldAll || fallback === undefined ? [`${file}: ${name} is missing.`] : [];
      const [what, form] = type === "int" || type === "boolean" ? WRITTEN[type] : WRITTEN.text;
      if (form.test(value) || value === fallback) return [];
      return [`${file}: ${name} must be ${what}, was "${value}".`];
    }),
  ];
}

/** What a value of a type is, in words, and how it is written. */
const WRITTEN = {
  int: ["a whole number", /^-?\d+$/],
  boolean: ["true or false", /^(?:true|false)$/],
  text: ["a text that is not empty", /./s],
} as const;
