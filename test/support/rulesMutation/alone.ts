import { pathsCoveredBy } from "./affected.ts";
import { functionsCalledBy } from "./calls.ts";
import type { Edit } from "./mutants.ts";
import type { Allow, RulesFile } from "./rulesFile.ts";

/**
 * Takes out of the rules what has no say in the collections of these match paths: other blocks, and the predicates that
 * none of the remaining ones reaches. An emulator reads a part of the rules faster than the whole, whose length grows with
 * every room.
 */
export function besides(rules: RulesFile, paths: readonly string[]): Edit[] {
  const concerned = new Set(paths.flatMap(pathsCoveredBy));
  const kept = rules.allows.filter(({ path }) => pathsCoveredBy(path).some((name) => concerned.has(name)));
  const reached = new Set<string>();
  for (const { condition } of kept) functionsCalledBy(rules, condition, reached);
  const functions = [...rules.functions.values()].filter(({ name }) => !reached.has(name));
  return [
    ...outermost([...rules.matches, ...rules.allows].filter((span) => !holds(span, kept))),
    ...functions,
  ].map(({ start, end }) => ({ start, end, text: "" }));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const within = (inner: Span, outer: Span) => outer.start <= inner.start && inner.end <= outer.end;
const holds = (span: Span, kept: readonly Allow[]) => kept.some((allow) => within(allow, span));

/** Without those that stand within another. */
function outermost(spans: readonly Span[]): Span[] {
  return spans.filter((span) => !spans.some((other) => other !== span && within(span, other)));
}
