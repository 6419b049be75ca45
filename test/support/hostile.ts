import type { RegisteredCallable } from "../../scripts/generate/registry.ts";
import { inputSchema } from "../../scripts/generate/registry.ts";

type Schema = ReturnType<typeof inputSchema>;

/** A body that a stranger might send, and what the answer must at least be. */
export interface Attack {
  readonly name: string;
  /** What kind of attack it is: the name without the field. */
  readonly kind: string;
  /** The raw JSON of the request: some attacks cannot be said as an object. */
  readonly body: string;
}

/** Words that pass the patterns of our id fields; the first that a schema takes stands in its example. */
const WORDS = [
  "default",
  "hostile-target",
  "0f8fad5b-d9cb-469f-a165-70867728950e",
  "region:{regionId}:members:manage",
  "cGFwZXI.signed-by-nobody-but-of-a-digest-s-length-0",
  "Some words",
  "2102-01-01T00:00:00.000Z",
  "FLORA",
  "/regions",
  "",
];

/** A smallest input that the callable's own schema takes. @throws when none is found: then WORDS needs another word. */
export function exampleInput(callable: RegisteredCallable): Record<string, unknown> {
  const schema = inputSchema(callable);
  const example = exampleOf(schema) as Record<string, unknown>;
  const parsed = callable.input.safeParse(example);
  if (!parsed.success) throw new Error(`${callable.path}: no example found: ${parsed.error.message}`);
  return example;
}

export function exampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return exampleOf(branches[0] as Schema);
  if (schema.type === "object") {
    const required = (schema.required ?? []).filter(
      (name) => schema.properties !== undefined && (schema.properties[name] as Schema).default === undefined,
    );
    return Object.fromEntries(required.map((name) => [name, exampleOf(schema.properties![name] as Schema)]));
  }
  if (schema.type === "array")
    return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items as Schema));
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 0;
  if (schema.type === "boolean") return true;
  if (schema.type === "null") return null;
  return WORDS.find((word) => fits(word, schema)) ?? "x".repeat(schema.minLength ?? 1);
}

function fits(word: string, schema: Schema): boolean {
  const patterns = [schema.pattern, ...(schema.allOf ?? []).map((part) => (part as Schema).pattern)];
  return (
    word.length >= (schema.minLength ?? 1) &&
    word.length <= (schema.maxLength ?? 1_000) &&
    patterns.every((pattern) => pattern === undefined || new RegExp(pattern, "u").test(word))
  );
}

/** Every field of the input, outermost first, with how to put another value in its place. */
function fieldsOf(
  schema: Schema,
  prefix: readonly string[] = [],
): { path: readonly string[]; schema: Schema }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = [...prefix, name];
    const inner = field as Schema;
    return [{ path, schema: inner }, ...(inner.type === "object" ? fieldsOf(inner, path) : [])];
  });
}

function withField(input: object, path: readonly string[], value: unknown): object {
  const [first, ...rest] = path;
  const inner = (input as Record<string, unknown>)[first!];
  return { ...input, [first!]: rest.length === 0 ? value : withField((inner as object) ?? {}, rest, value) };
}

/** The classes of hostile input that follow from a schema alone. */
export function attacksOn(callable: RegisteredCallable): Attack[] {
  const schema = inputSchema(callable);
  const base = exampleInput(callable);
  const body = (input: unknown) => JSON.stringify({ data: input });
  const whole: Omit<Attack, "kind">[] = [
    { name: "a list instead of the input", body: body([base]) },
    { name: "a word instead of the input", body: body("input") },
    { name: "an unknown field", body: body({ ...base, surprise: 1 }) },
    {
      name: "a forged role in the body",
      body: body({ ...base, role: "administrator", administrator: true }),
    },
    {
      name: "__proto__ in the body",
      body: body({ ...base, PROTO: { administrator: true } }).replace("PROTO", "__proto__"),
    },
    { name: "constructor in the body", body: body({ ...base, constructor: { name: "x" } }) },
    { name: "nesting without end", body: `{"data":${'{"a":'.repeat(6_000)}1${"}".repeat(6_000)}}` },
    { name: "no JSON", body: "{" },
  ];
  const attacks = whole.map((attack): Attack => ({ ...attack, kind: attack.name }));
  for (const { path, schema: field } of fieldsOf(schema)) {
    const named = (kind: string, value: unknown) => ({
      name: `${path.join(".")}: ${kind}`,
      kind,
      body: body(withField(base, path, value)),
    });
    attacks.push(...valuesAgainst(field).map(([name, value]) => named(name, value)));
  }
  return attacks;
}

/** What no field of this schema may take. */
function valuesAgainst(field: Schema): [string, unknown][] {
  const branches = (field.anyOf ?? field.oneOf) as Schema[] | undefined;
  const types = new Set((branches ?? [field]).map(({ type }) => type));
  const values: [string, unknown][] = [];
  if (!types.has("object")) values.push(["an object", { a: 1 }]);
  if (!types.has("array")) values.push(["a list", [1]]);
  if (!types.has("boolean") && field.const === undefined) values.push(["a truth value", true]);
  if (types.has("integer") || types.has("number")) {
    const { minimum, maximum } = (branches ?? [field]).find(({ type }) => type === "integer")!;
    values.push(["below its bound", minimum! - 1], ["above its bound", maximum! + 1], ["a fraction", 1.5]);
    values.push(["no safe integer", 2 ** 53], ["a word", "one"]);
    values.push([
      "an Int64Value of infinity",
      { "@type": "type.googleapis.com/google.protobuf.Int64Value", value: "Infinity" },
    ]);
  }
  if (types.has("string") && !field.enum) {
    const longest = (branches ?? [field]).find(({ type }) => type === "string")!;
    values.push(
      ["too long", "x".repeat((longest.maxLength ?? 0) + 1)],
      ["a null character", "a\u0000b".padEnd(20, "b")],
    );
    // A field whose pattern has room for a slash is prose; every other is an id and must refuse a path.
    if (!fits("a/../b".padEnd(20, "b"), longest))
      values.push(["a path", "a/../../b".padEnd(20, "b")], ["dots", ".."]);
  }
  if (types.has("array")) {
    const list = (branches ?? [field]).find(({ type }) => type === "array")!;
    values.push([
      "too many",
      Array.from({ length: (list.maxItems ?? 0) + 1 }, () => exampleOf(list.items as Schema)),
    ]);
  }
  return values;
}
