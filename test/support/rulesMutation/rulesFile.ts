import { Cursor, type Expression, expression } from "./expressions.ts";
import { tokensOf } from "./tokens.ts";

export const METHODS = ["get", "list", "create", "update", "delete"] as const;
export type Method = (typeof METHODS)[number];

const COVERS: Readonly<Record<string, readonly Method[]>> = {
  read: ["get", "list"],
  write: ["create", "update", "delete"],
};

/** `allow get, list: if condition;` */
export interface Allow {
  /** From the service's documents, without the leading slash: `regions/{regionId}/members/{uid}`. */
  readonly path: string;
  readonly methods: readonly Method[];
  /** Where the list of operations stands. */
  readonly listStart: number;
  readonly listEnd: number;
  readonly condition: Expression;
  readonly start: number;
  readonly end: number;
}

/** `match /path { … }`, with all that stands within. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

export interface RulesFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly result: Expression;
  readonly start: number;
  readonly end: number;
}

export interface RulesFile {
  readonly source: string;
  readonly allows: readonly Allow[];
  /** Each before those within it. */
  readonly matches: readonly Match[];
  readonly functions: ReadonlyMap<string, RulesFunction>;
}

const DOCUMENTS = "databases/{database}/documents";

/**
 * Reads the part of the rules language that our file keeps to: every `allow` has a condition, functions have one
 * `return` and no two the same name. @throws where the file goes beyond it.
 */
export function parseRules(source: string): RulesFile {
  const cursor = new Cursor(tokensOf(source));
  const allows: Allow[] = [];
  const matches: Match[] = [];
  const functions = new Map<string, RulesFunction>();
  for (const text of ["rules_version", "=", "'2'", ";", "service", "cloud", ".", "firestore", "{"])
    cursor.expect(text);
  block("");
  if (!cursor.done) throw new Error("Something follows the service.");
  return { source, allows, matches: matches.toSorted((a, b) => a.start - b.start), functions };

  function block(path: string): void {
    while (!cursor.skip("}")) {
      const { text, start } = cursor.take();
      if (text === "match") {
        const inner = path + matchPath(cursor);
        cursor.expect("{");
        block(inner);
        matches.push({ start, end: cursor.end });
      } else if (text === "function") remember(rulesFunction(cursor, start));
      else if (text === "allow") allows.push(allow(cursor, path.slice(`/${DOCUMENTS}/`.length), start));
      else throw new Error(`"${text}" at offset ${start} is no part of a block.`);
    }
  }

  function remember(found: RulesFunction): void {
    if (functions.has(found.name)) throw new Error(`There are two functions ${found.name}.`);
    functions.set(found.name, found);
  }
}

function matchPath(cursor: Cursor): string {
  let path = "";
  while (cursor.skip("/")) {
    path += "/";
    if (!cursor.skip("{")) {
      path += cursor.take().text;
      continue;
    }
    path += `{${cursor.take().text}`;
    path += cursor.skip("=**") ? "=**}" : "}";
    cursor.expect("}");
  }
  return path;
}

function rulesFunction(cursor: Cursor, start: number): RulesFunction {
  const name = cursor.take().text;
  const parameters: string[] = [];
  cursor.expect("(");
  while (!cursor.skip(")")) {
    parameters.push(cursor.take().text);
    cursor.skip(",");
  }
  cursor.expect("{");
  cursor.expect("return");
  const result = expression(cursor);
  cursor.expect(";");
  cursor.expect("}");
  return { name, parameters, result, start, end: cursor.end };
}

function allow(cursor: Cursor, path: string, start: number): Allow {
  const listStart = cursor.token.start;
  const words = [cursor.take().text];
  while (cursor.skip(",")) words.push(cursor.take().text);
  const listEnd = cursor.end;
  const named = words.flatMap((word) => COVERS[word] ?? [word as Method]);
  cursor.expect(":");
  cursor.expect("if");
  const condition = expression(cursor);
  cursor.expect(";");
  const methods = METHODS.filter((method) => named.includes(method));
  return { path, methods, listStart, listEnd, condition, start, end: cursor.end };
}
