import { branchesOf, isDate, itemsOf, type JsonSchema, valuesOf } from "./schemaJson.ts";

/** A field that no schema bounds would make every sum below meaningless. */
export class Unbounded extends Error {}

/**
 * Bytes that the fields of a document take at most in storage, from the bounds of its schema. A UTF-16 unit takes three
 * bytes of UTF-8 at most, one where a pattern admits nothing beyond ASCII. `maxBytes` and `maxStoredBytes` in a schema's
 * meta tell what JSON Schema has no word for. @throws Unbounded naming the field.
 * Source: Cloud Firestore documentation, "Storage size calculations".
 */
export function maxStoredBytes(schema: JsonSchema, path = "document"): number {
  const { maxStoredBytes: told } = schema as { maxStoredBytes?: number };
  if (told !== undefined) return told;
  const branches = branchesOf(schema);
  if (branches) return Math.max(...branches.map((branch) => maxStoredBytes(branch, path)));
  if (schema.const !== undefined) return bytesOf(schema.const);
  if (schema.enum) return Math.max(...schema.enum.map(bytesOf));
  if (isDate(schema)) return 8;
  if (schema.prefixItems)
    return sum((schema.prefixItems as JsonSchema[]).map((item) => maxStoredBytes(item, path)));
  if (schema.type === "array")
    return bound(schema.maxItems, `${path}[]`) * maxStoredBytes(itemsOf(schema) ?? {}, `${path}[]`);
  if (schema.type === "object") return mapBytes(schema, path);
  if (schema.type === "string") return stringBytes(schema, path);
  return 8;
}

function mapBytes(schema: JsonSchema, path: string): number {
  const named = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => Buffer.byteLength(name) + 1 + maxStoredBytes(field as JsonSchema, `${path}.${name}`),
  );
  const values = valuesOf(schema);
  if (values === undefined) return 32 + sum(named);
  const key = stringBytes((schema.propertyNames ?? {}) as JsonSchema, `${path}{}`);
  return (
    32 + sum(named) + bound(schema.maxProperties, `${path}{}`) * (key + maxStoredBytes(values, `${path}.*`))
  );
}

function stringBytes(schema: JsonSchema, path: string): number {
  const { maxBytes } = schema as { maxBytes?: number };
  if (maxBytes !== undefined) return maxBytes + 1;
  return bound(schema.maxLength, path) * (isAscii(schema) ? 1 : 3) + 1;
}

/** Whether one of its patterns is a sequence of classes that name what they admit, none of it beyond ASCII. */
function isAscii({ pattern, allOf = [] }: JsonSchema): boolean {
  const patterns = [pattern, ...allOf.map((part) => (part as JsonSchema).pattern)];
  return patterns.some(
    (text) => text !== undefined && !/\[\^|\\p|\\P|\\S|\\W|\\D|\.|[^\x20-\x7e]/.test(text),
  );
}

function bound(value: number | undefined, path: string): number {
  if (value === undefined)
    throw new Unbounded(`${path} has no bound: give it one, or tell maxProperties in its meta.`);
  return value;
}

const bytesOf = (value: unknown) => (typeof value === "string" ? Buffer.byteLength(value) + 1 : 8);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
