import { bucketOf } from "../../../functions/src/platform/random.ts";
import { drawSeed, drawsAll, tellDrawn } from "../../../scripts/suite/draw.ts";
import { functionsCalledBy } from "./calls.ts";
import { type Expression, partsOf } from "./expressions.ts";
import { METHODS, type RulesFile } from "./rulesFile.ts";
import { placeOf } from "./tokens.ts";

/** The rules with one thing changed. */
export interface Mutant {
  /** `line:column what was done: the condition`. */
  readonly name: string;
  readonly source: string;
  readonly edit: Edit;
  /** The match paths whose answers may change. */
  readonly paths: readonly string[];
}

/** Every rule that one can get wrong in one place. */
export function mutantsOf(rules: RulesFile): Mutant[] {
  const all = [...conditionMutants(rules), ...operationMutants(rules)];
  const distinct = new Map(all.map((mutant) => [mutant.source.replace(/\s+/g, " "), mutant]));
  distinct.delete(rules.source.replace(/\s+/g, " "));
  return [...distinct.values()];
}

/** A part of the source with another text in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One mutant of every condition and every list of operations, drawn; `npm run test:long` and `test:mutate` take all. */
export function drawnMutants(all: readonly Mutant[]): Mutant[] {
  const byPlace = Map.groupBy(all, ({ edit }) => `${edit.start} ${edit.end}`);
  const picked = [...byPlace.values()].map(
    (mutants) => mutants[bucketOf(`${drawSeed} ${mutants[0]!.name}`, mutants.length)]!,
  );
  const drawn = drawsAll ? [...all] : picked;
  tellDrawn({ what: "mutants of the rules, one of every condition", drawn: drawn.length, of: all.length });
  return drawn;
}

interface NamedEdit extends Edit {
  readonly done: string;
}

/** Negates, removes and opens every condition of the `allow`s and of the predicates. */
function conditionMutants(rules: RulesFile): Mutant[] {
  const predicates = predicatesOf(rules);
  const roots = [
    ...rules.allows.map(({ condition, path }) => ({ condition, paths: [path] })),
    ...[...rules.functions.values()]
      .filter(({ name }) => predicates.has(name))
      .map(({ name, result }) => ({ condition: result, paths: pathsUsing(rules, name) })),
  ];
  return roots.flatMap(({ condition, paths }) =>
    conditionsIn(condition).flatMap((found) =>
      editsOf(rules.source, found).map((edit) => ({ ...applied(rules.source, edit), paths })),
    ),
  );
}

/** The functions that stand where a condition stands; the others make paths. */
function predicatesOf(rules: RulesFile): ReadonlySet<string> {
  const predicates = new Set<string>();
  const look = (root: Expression) => {
    for (const { condition } of conditionsIn(root)) {
      const called = condition.kind === "call" ? rules.functions.get(condition.name ?? "") : undefined;
      if (called === undefined || predicates.has(called.name)) continue;
      predicates.add(called.name);
      look(called.result);
    }
  };
  for (const { condition } of rules.allows) look(condition);
  return predicates;
}

interface Condition {
  readonly condition: Expression;
  /** An operand of `&&` opened is that operand removed. */
  readonly isConjunct: boolean;
}

/** Everything in an expression that is true or false, the whole first. */
function conditionsIn(whole: Expression, isCondition = true, isConjunct = false): Condition[] {
  const brackets = whole.kind === "brackets";
  const own = isCondition && !brackets ? [{ condition: whole, isConjunct }] : [];
  const inner = partsOf(whole).flatMap((part) => {
    const passesOn = isCondition && (brackets || ["chain", "not", "choice"].includes(whole.kind));
    const isTest = whole.kind === "choice" && part === whole.test;
    return conditionsIn(part, passesOn || isTest, brackets ? isConjunct : isConjunction(whole));
  });
  return [...own, ...inner];
}

const isConjunction = (whole: Expression) => whole.kind === "chain" && whole.operator === "&&";

function editsOf(source: string, { condition, isConjunct }: Condition): NamedEdit[] {
  const { start, end } = condition;
  const text = source.slice(start, end);
  return [
    { start, end, text: `!(${text})`, done: "negated" },
    ...(isConjunct ? [] : [{ start, end, text: "true", done: "opened" }]),
    ...(condition.kind === "chain" ? removalsIn(source, condition) : []),
  ];
}

function removalsIn(source: string, chain: Expression & { kind: "chain" }): NamedEdit[] {
  const textOf = ({ start, end }: Expression) => source.slice(start, end);
  return chain.operands.map((removed) => {
    const kept = chain.operands.filter((operand) => operand !== removed).map(textOf);
    return {
      start: chain.start,
      end: chain.end,
      text: `(${kept.join(` ${chain.operator} `)})`,
      done: `without «${oneLine(textOf(removed))}»`,
    };
  });
}

/** Each list of operations with one operation less and with one more. */
function operationMutants(rules: RulesFile): Mutant[] {
  return rules.allows.flatMap(({ methods, listStart, listEnd, start, end, path, condition }) =>
    METHODS.filter((method) => !(ofQueriesAlone(rules, condition) && method !== "list")).map((method) => {
      const without = methods.filter((kept) => kept !== method);
      const has = methods.includes(method);
      const edit = { start: listStart, end: listEnd, done: has ? `without ${method}` : `with ${method}` };
      if (!has)
        return {
          ...applied(rules.source, { ...edit, text: [...methods, method].join(", ") }),
          paths: [path],
        };
      if (without.length > 0)
        return { ...applied(rules.source, { ...edit, text: without.join(", ") }), paths: [path] };
      // An empty block would be refused.
      const nothing = "allow delete: if false;";
      return { ...applied(rules.source, { start, end, text: nothing, done: "dropped" }), paths: [path] };
    }),
  );
}

/** A condition on the query is true of nothing that is no query: it may as well stand with other operations. */
const ofQueriesAlone = ({ source }: RulesFile, { start, end }: Expression) =>
  source.slice(start, end).startsWith("isLimited(");

function applied(source: string, { done, ...edit }: NamedEdit): Omit<Mutant, "paths"> {
  const { start, end } = edit;
  return {
    name: `${placeOf(source, start)} ${done}: ${oneLine(source.slice(start, end))}`,
    source: edited(source, [edit]),
    edit,
  };
}

/** The source with each edit carried out; none of them overlaps another. */
export function edited(source: string, edits: readonly Edit[]): string {
  const lastFirst = edits.toSorted((a, b) => b.start - a.start);
  return lastFirst.reduce(
    (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
    source,
  );
}

function oneLine(text: string): string {
  const joined = text.replace(/\s+/g, " ");
  return joined.length > 100 ? `${joined.slice(0, 97)}…` : joined;
}

function pathsUsing(rules: RulesFile, name: string): string[] {
  const using = rules.allows.filter(({ condition }) => functionsCalledBy(rules, condition).has(name));
  return [...new Set(using.map(({ path }) => path))];
}
