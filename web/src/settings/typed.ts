import type { Unit } from "../votes/fields.ts";
import type { Column, FieldForm } from "./fields.ts";

/** What stands in a form in place of a list that is left to the type of government. */
export const BY_DEFAULT = "*";

/** What cannot be what a field asks for; `line` counts from 1 where it has several. */
export class NotTyped extends Error {
  readonly line: number | null;

  constructor(line: number | null = null) {
    super("This is not what the field asks for");
    this.name = "NotTyped";
    this.line = line;
  }
}

/** How many of what is stored make one of what people type. */
export const factorOf = (unit: Unit | null): number =>
  unit === "BasisPoints" ? 100 : unit === "Thousandths" ? 1_000 : 1;

/** A stored value as it stands in its form. */
export function textOf(form: FieldForm, value: unknown): string {
  switch (form.kind) {
    case "number":
      return String((value as number) / factorOf(form.unit));
    case "flags":
      return value === null ? BY_DEFAULT : (value as readonly string[]).join("\n");
    case "lines":
      return (value as readonly string[]).join("\n");
    case "rows":
      return (value as readonly Record<string, unknown>[])
        .map((row) => rowText(form.columns, row))
        .join("\n");
    case "pairs":
      return Object.entries(value as Record<string, string>)
        .map(([name, text]) => `${name} = ${text}`)
        .join("\n");
    default:
      return String(value);
  }
}

/** What was typed, as it is stored. Bounds are the server's schema's to judge. @throws NotTyped */
export function storedOf(form: FieldForm, text: string): unknown {
  switch (form.kind) {
    case "number":
      return numberOf(text, factorOf(form.unit));
    case "switch":
      return text === "true";
    case "flags":
      return text === BY_DEFAULT ? null : linesOf(text);
    case "lines":
      return linesOf(text);
    case "rows":
      return linesOf(text).map((line, index) => rowOf(form.columns, line, index + 1));
    case "pairs":
      return Object.fromEntries(linesOf(text).map((line, index) => pairOf(line, index + 1)));
    default:
      return text;
  }
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

function numberOf(text: string, factor: number, line: number | null = null): number {
  const typed = text.trim().replace(",", ".");
  const stored = Number(typed) * factor;
  const whole = Math.round(stored);
  // 8.25 × 100 is not quite 825 in floating point; 8.255 % is no number of basis points.
  if (typed === "" || Number.isNaN(stored) || Math.abs(stored - whole) > 1e-6) throw new NotTyped(line);
  return whole;
}

function rowText(columns: readonly Column[], row: Readonly<Record<string, unknown>>): string {
  return columns
    .map(({ name, form }) =>
      form.kind === "number" ? (row[name] as number) / factorOf(form.unit) : row[name],
    )
    .join(" ");
}

function rowOf(columns: readonly Column[], text: string, line: number): Record<string, unknown> {
  const parts = text.split(/[\s,]+/);
  if (parts.length !== columns.length) throw new NotTyped(line);
  return Object.fromEntries(
    columns.map(({ name, form }, index) => [
      name,
      form.kind === "number" ? numberOf(parts[index]!, factorOf(form.unit), line) : parts[index]!,
    ]),
  );
}

function pairOf(text: string, line: number): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new NotTyped(line);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
