import { type Expression, partsOf } from "./expressions.ts";
import type { RulesFile } from "./rulesFile.ts";

/** The functions that an expression calls, and those that they call. */
export function functionsCalledBy(
  rules: RulesFile,
  whole: Expression,
  known = new Set<string>(),
): Set<string> {
  const name = whole.kind === "call" ? whole.name : null;
  const called = name === null || known.has(name) ? undefined : rules.functions.get(name);
  if (called !== undefined) {
    known.add(called.name);
    functionsCalledBy(rules, called.result, known);
  }
  for (const part of partsOf(whole)) functionsCalledBy(rules, part, known);
  return known;
}

/**
 * The documents that a condition can make Firestore look up, each once: the text of the path with the arguments of
 * the calls put in, so that two ways to one document count as one.
 */
export function lookUpsOf(
  rules: RulesFile,
  whole: Expression,
  given: ReadonlyMap<string, string> = new Map(),
): Set<string> {
  const found = new Set<string>();
  if (whole.kind === "call" && whole.name !== null) {
    const isLookUp = ["get", "exists", "getAfter", "existsAfter"].includes(whole.name);
    if (isLookUp) found.add(textOf(rules, whole.parts[0]!, given));
    const called = rules.functions.get(whole.name);
    if (called !== undefined) {
      const inner = new Map(
        called.parameters.map((name, index) => [name, textOf(rules, whole.parts[index]!, given)]),
      );
      for (const path of lookUpsOf(rules, called.result, inner)) found.add(path);
    }
  }
  for (const part of partsOf(whole)) for (const path of lookUpsOf(rules, part, given)) found.add(path);
  return found;
}

function textOf(
  { source }: RulesFile,
  { start, end }: Expression,
  given: ReadonlyMap<string, string>,
): string {
  return source.slice(start, end).replace(/\w+/g, (word) => given.get(word) ?? word);
}
