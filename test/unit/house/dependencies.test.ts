import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What is run and imported by nobody; and the client of Firestore, which firebase-admin has as an option only. */
const UNIMPORTED = ["@biomejs/biome", "node", "typescript", "@google-cloud/firestore"];

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "");
const textOf = (file: string) => readFileSync(file, "utf8");

const sources = files.filter((file) => /\.(m|c)?(ts|js|tsx|css)$/.test(file)).map(textOf);

test.each(files.filter((file) => file.endsWith("package.json")))(
  "somebody imports every dependency of %s",
  (file) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(textOf(file)) as Record<string, object>;
    const isUsed = (name: string) => {
      const used = new RegExp(`["'](?:${name})(?:/[^"']*)?["']`);
      return sources.some((source) => used.test(source));
    };
    const unused = Object.keys({ ...dependencies, ...devDependencies }).filter(
      // Types are those of a library that is imported, or of Node.
      (name) => !UNIMPORTED.includes(name) && !name.startsWith("@types/") && !isUsed(name),
    );
    expect(unused).toEqual([]);
  },
);
