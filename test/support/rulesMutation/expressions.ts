import type { Token } from "./tokens.ts";

/** An expression of the rules language; offsets are into the source. */
export type Expression = { readonly start: number; readonly end: number } & (
  | { readonly kind: "chain"; readonly operator: "&&" | "||"; readonly operands: readonly Expression[] }
  | { readonly kind: "not" | "brackets"; readonly operand: Expression }
  | { readonly kind: "relation"; readonly sides: readonly [Expression, Expression] }
  | {
      readonly kind: "choice";
      readonly test: Expression;
      readonly branches: readonly [Expression, Expression];
    }
  /** A call of a function or method; `name` is null for a method. */
  | { readonly kind: "call"; readonly name: string | null; readonly parts: readonly Expression[] }
  /** A name, a literal, a member of a value, a list, a path. */
  | { readonly kind: "value"; readonly parts: readonly Expression[] }
);

/** Reads tokens one after the other. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get done(): boolean {
    return this.#next === this.#tokens.length;
  }

  /** The token to come. @throws at the end of the file. */
  get token(): Token {
    const token = this.#tokens[this.#next];
    if (token === undefined) throw new Error("The rules file ends too early.");
    return token;
  }

  /** Where the last token taken ended. */
  get end(): number {
    return this.#tokens[this.#next - 1]?.end ?? 0;
  }

  take(): Token {
    const { token } = this;
    this.#next += 1;
    return token;
  }

  /** Takes the token when it is this one. */
  skip(text: string): boolean {
    if (this.done || this.token.text !== text) return false;
    this.#next += 1;
    return true;
  }

  /** @throws when the token to come is another. */
  expect(text: string): void {
    if (!this.skip(text))
      throw new Error(`"${text}" was expected at offset ${this.token.start}, not "${this.token.text}".`);
  }
}

const RELATIONS = ["==", "!=", "<", "<=", ">", ">=", "in", "is"];

export function expression(cursor: Cursor): Expression {
  const test = chain(cursor, "||");
  if (!cursor.skip("?")) return test;
  const first = expression(cursor);
  cursor.expect(":");
  const second = expression(cursor);
  return { kind: "choice", test, branches: [first, second], start: test.start, end: second.end };
}

function chain(cursor: Cursor, operator: "&&" | "||"): Expression {
  const operand = () => (operator === "||" ? chain(cursor, "&&") : relation(cursor));
  const operands = [operand()];
  while (cursor.skip(operator)) operands.push(operand());
  if (operands.length === 1) return operands[0]!;
  return { kind: "chain", operator, operands, start: operands[0]!.start, end: operands.at(-1)!.end };
}

function relation(cursor: Cursor): Expression {
  const left = unary(cursor);
  if (!RELATIONS.includes(cursor.token.text)) return left;
  cursor.take();
  const right = unary(cursor);
  return { kind: "relation", sides: [left, right], start: left.start, end: right.end };
}

function unary(cursor: Cursor): Expression {
  const { start } = cursor.token;
  if (!cursor.skip("!")) return postfix(cursor);
  const operand = unary(cursor);
  return { kind: "not", operand, start, end: operand.end };
}

function postfix(cursor: Cursor): Expression {
  let value = primary(cursor);
  for (;;) {
    const { start } = value;
    if (cursor.skip(".")) {
      cursor.take();
      value = { kind: "value", parts: [value], start, end: cursor.end };
    } else if (cursor.skip("[")) {
      const index = expression(cursor);
      cursor.expect("]");
      value = { kind: "value", parts: [value, index], start, end: cursor.end };
    } else if (cursor.skip("(")) {
      const given = listed(cursor, ")");
      value = { kind: "call", name: null, parts: [value, ...given], start, end: cursor.end };
    } else return value;
  }
}

function primary(cursor: Cursor): Expression {
  const { start, kind, text } = cursor.token;
  if (text === "/") return path(cursor);
  cursor.take();
  if (text === "(") {
    const operand = expression(cursor);
    cursor.expect(")");
    return { kind: "brackets", operand, start, end: cursor.end };
  }
  if (text === "[") return { kind: "value", parts: listed(cursor, "]"), start, end: cursor.end };
  if (kind === "sign") throw new Error(`An expression was expected at offset ${start}, not "${text}".`);
  if (kind === "word" && cursor.skip("(")) {
    const parts = listed(cursor, ")");
    return { kind: "call", name: text, parts, start, end: cursor.end };
  }
  return { kind: "value", parts: [], start, end: cursor.end };
}

function path(cursor: Cursor): Expression {
  const { start } = cursor.token;
  const parts: Expression[] = [];
  while (cursor.skip("/")) {
    if (cursor.skip("$(")) {
      parts.push(expression(cursor));
      cursor.expect(")");
    } else cursor.take();
  }
  return { kind: "value", parts, start, end: cursor.end };
}

function listed(cursor: Cursor, close: string): Expression[] {
  const items: Expression[] = [];
  while (!cursor.skip(close)) {
    items.push(expression(cursor));
    cursor.skip(",");
  }
  return items;
}

/** What stands directly in an expression. */
export function partsOf(whole: Expression): readonly Expression[] {
  switch (whole.kind) {
    case "chain":
      return whole.operands;
    case "not":
    case "brackets":
      return [whole.operand];
    case "relation":
      return whole.sides;
    case "choice":
      return [whole.test, ...whole.branches];
    default:
      return whole.parts;
  }
}
