/** As much of JSON Schema as the inputs of callables use. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly (string | number)[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
}

/** A field of a form: what a person types stands for the value at `path` of the input. */
export interface Field {
  /** `from.sectorNumber` */
  readonly path: string;
  readonly required: boolean;
  readonly kind: "text" | "number" | "choice" | "json";
  /** What may be chosen, as it is typed. */
  readonly choices: readonly string[];
  /** Its bounds in words. */
  readonly bounds: string;
}

/** The fields of a callable's input, objects within it taken apart; lists and alternatives are typed as JSON. */
export function fieldsOf(schema: Schema, prefix = "", isWithin = true): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    const required = isWithin && (schema.required ?? []).includes(name);
    if (inner.type === "object" && inner.properties !== undefined) return fieldsOf(inner, path, required);
    return [{ path, required, ...kindOf(inner) }];
  });
}

function kindOf(schema: Schema): Pick<Field, "kind" | "choices" | "bounds"> {
  if (schema.const !== undefined) return { kind: "choice", choices: [`${schema.const}`], bounds: "" };
  if (schema.enum !== undefined) return { kind: "choice", choices: schema.enum.map(String), bounds: "" };
  if (schema.type === "boolean") return { kind: "choice", choices: ["true", "false"], bounds: "" };
  if (schema.type === "string")
    return { kind: "text", choices: [], bounds: range(schema.minLength, schema.maxLength, "characters") };
  if (schema.type === "integer" || schema.type === "number")
    return { kind: "number", choices: [], bounds: range(schema.minimum, schema.maximum, "") };
  return { kind: "json", choices: [], bounds: "JSON" };
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  if (most === undefined) return unit;
  return `${least ?? 0} to ${most} ${unit}`.trim();
}

/**
 * The input that the fields of a form make: what is left empty is left out, so that the backend says what it misses.
 * @throws SyntaxError, its message naming the field, where JSON is asked for and something else was typed.
 */
export function inputOf(schema: Schema, typed: Readonly<Record<string, string>>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fieldsOf(schema)) {
    const text = typed[field.path] ?? "";
    if (text !== "") put(input, field.path.split("."), valueTyped(schema, field, text));
  }
  return input;
}

function valueTyped(schema: Schema, { path, kind }: Field, text: string): unknown {
  const { type, const: constant } = schemaAt(schema, path);
  if (kind === "text") return text;
  if (kind === "choice" && type === "string") return text;
  if (kind === "choice" && typeof constant === "string") return text;
  // What is no number is sent as it was typed: the backend refuses it with its own sentence.
  if (kind === "number") return Number.isNaN(Number(text)) ? text : Number(text);
  try {
    return JSON.parse(text);
  } catch {
    if (kind === "choice") return text;
    throw new SyntaxError(`${path} is no JSON`);
  }
}

function schemaAt(schema: Schema, path: string): Schema {
  return path.split(".").reduce((outer, name) => outer.properties![name]!, schema);
}

function put(target: Record<string, unknown>, [name, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) target[name!] = value;
  else {
    target[name!] ??= {};
    put(target[name!] as Record<string, unknown>, rest, value);
  }
}

/** A command that makes the same call from a shell, the token left to a variable. */
export function curlOf(origin: string, path: string, input: unknown): string {
  const body = JSON.stringify({ data: input }).replaceAll("'", "'\\''");
  return [
    `curl -s '${origin}/api/${path}'`,
    "-H 'content-type: application/json'",
    '-H "authorization: Bearer $TOKEN"',
    `-d '${body}'`,
  ].join(" \\\n  ");
}
