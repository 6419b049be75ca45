import { readFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import type { Plugin } from "vite";

/** Languages that nobody speaks, made from the catalogue, which show what a page does to another one's words. */
export const PSEUDO_LANGUAGES = ["longer", "rightToLeft"] as const;
export type PseudoLanguage = (typeof PSEUDO_LANGUAGES)[number];

const SAID = "?said";
const WORDS = join(import.meta.dirname, "..", "src", "words") + sep;
/** What stands beside the catalogue, and says nothing by itself. */
const NO_WORDS = ["format.ts", "mapped.ts", "regional.ts", "terms.ts"];

/** Builds the console in a pseudo-language: each import of a module of words gets its translation. */
export function pseudoWords(language: PseudoLanguage): Plugin {
  return {
    name: "pseudo-words",
    enforce: "pre",
    resolveId(source, importer) {
      if (!source.startsWith(".") || importer === undefined || importer.startsWith(WORDS)) return null;
      const path = join(dirname(importer), source);
      return path.startsWith(WORDS) && !NO_WORDS.includes(basename(path)) ? path + SAID : null;
    },
    load(id) {
      return id.endsWith(SAID) ? saidModule(id.slice(0, -SAID.length), language) : null;
    },
    transformIndexHtml: (html) =>
      language === "rightToLeft" ? html.replace("<html", '<html dir="rtl"') : html,
  };
}

/** Everything that a module of words exports, said otherwise. */
function saidModule(path: string, language: PseudoLanguage): string {
  const names = [...readFileSync(path, "utf8").matchAll(/^export const (\w+)/gm)].map(([, name]) => name!);
  const from = (...parts: string[]) => JSON.stringify(join(import.meta.dirname, ...parts));
  return [
    `import * as plain from ${JSON.stringify(path)};`,
    `import { mapped } from ${from("..", "src", "words", "mapped.ts")};`,
    `import { say } from ${from(`${language}.ts`)};`,
    ...names.map((name) => `export const ${name} = mapped(plain.${name}, say);`),
  ].join("\n");
}
