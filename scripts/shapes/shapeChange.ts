import { isDeepStrictEqual } from "node:util";
import type { JsonSchema } from "../docs/schemaJson.ts";

/** The shape in which a collection's documents are stored. */
export interface StoredShape {
  /** Of what is written; 1 until the collection has a step. */
  readonly version: number;
  readonly schema: JsonSchema;
}

/**
 * What is wrong with a shape's change, a sentence each; `[]` when documents that are stored can be read by the new code, and
 * what it writes by the old one until that has gone.
 */
export function shapeFaults(
  collection: string,
  before: StoredShape | undefined,
  after: StoredShape | undefined,
): string[] {
  if (before === undefined) return after!.version === 1 ? [] : [`${collection} is new: its version is 1.`];
  if (after === undefined) return [];
  if (after.version === before.version + 1) return [];
  if (after.version !== before.version)
    return [
      `${collection} goes from version ${before.version} to ${after.version}: versions follow one another without a gap.`,
    ];
  return faultsAt("", before.schema, after.schema, false).map(
    (fault) =>
      `${collection}${fault} Or write version ${before.version + 1} with a step from ${before.version}.`,
  );
}

function faultsAt(at: string, before: JsonSchema, after: JsonSchema, inList: boolean): string[] {
  // What has had none may be given a default.
  const { default: _added, ...undefaulted } = after;
  const [was, is] = [apart(before), apart(before.default === undefined ? undefaulted : after)];
  if (!isDeepStrictEqual(was.own, is.own))
    return [
      `${at}: ${difference(was.own, is.own)}, which documents that are stored do not know: take it back.`,
    ];
  const names = [...new Set([...Object.keys(was.fields), ...Object.keys(is.fields)])];
  return [
    ...names.flatMap((name) => fieldFaults(`${at}.${name}`, was.fields[name], is.fields[name], inList)),
    ...was.parts.flatMap(([kind, part], index) =>
      faultsAt(at + kind, part, is.parts[index]![1], inList || kind === "[]"),
    ),
  ];
}

function fieldFaults(
  at: string,
  before: JsonSchema | undefined,
  after: JsonSchema | undefined,
  inList: boolean,
): string[] {
  if (before !== undefined && after !== undefined) return faultsAt(at, before, after, inList);
  // The older release writes a list back as it understands its items.
  if (inList) return [`${at}: items of a list gain and lose no field without a version: take it back.`];
  if (before === undefined && after!.default === undefined)
    return [`${at}: the new field has no default: give it one, so that reading can supply it.`];
  return [];
}

type Part = readonly [kind: "" | "[]" | ".*", schema: JsonSchema];

/** What a schema says of itself, its fields, and the schemas within it. */
function apart(schema: JsonSchema): {
  own: Record<string, unknown>;
  fields: Readonly<Record<string, JsonSchema>>;
  parts: Part[];
} {
  const {
    properties = {},
    required: _required,
    description: _description,
    items,
    prefixItems,
    additionalProperties,
    anyOf,
    oneOf,
    allOf,
    ...own
  } = schema as JsonSchema & Record<string, unknown>;
  const parts: Part[] = [
    ...[anyOf, oneOf, allOf].flatMap((branches) => (branches ?? []).map((branch) => ["", branch] as never)),
    ...[...((prefixItems ?? []) as JsonSchema[]), ...(isSchema(items) ? [items] : [])].map(
      (item) => ["[]", item] as never,
    ),
    ...(isSchema(additionalProperties) ? [[".*", additionalProperties] as never] : []),
  ];
  const counts = [anyOf, oneOf, allOf, prefixItems].map((list) => list?.length ?? 0);
  const rest = isSchema(additionalProperties) ? "map" : additionalProperties;
  return {
    own: { ...own, branches: counts, rest, isList: isSchema(items) },
    fields: properties as Readonly<Record<string, JsonSchema>>,
    parts,
  };
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === "object" && value !== null;

function difference(before: Record<string, unknown>, after: Record<string, unknown>): string {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const [key = ""] = keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
  const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 80) ?? "nothing";
  return `"${key}" changes from ${shown(before[key])} to ${shown(after[key])}`;
}
