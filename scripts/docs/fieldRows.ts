import { branchesOf, isDate, itemsOf, type JsonSchema, valuesOf } from "./schemaJson.ts";

/** A field of a document: `ban.until` stands in a map, `homes[].since` in each item of a list, `note?` may be absent. */
export interface FieldRow {
  readonly path: string;
  readonly type: string;
  readonly bound: string;
}

/** Every field of a schema, those of maps and of lists' items after the field that holds them. */
export function fieldRows(schema: JsonSchema): FieldRow[] {
  return unique(rowsBelow(schema, ""));
}

/** The rows as a table. */
export function fieldTable(schema: JsonSchema): string {
  const rows = fieldRows(schema).map(({ path, type, bound }) => `| \`${path}\` | ${type} | ${bound} |`);
  if (rows.length === 0) return "(empty)\n";
  return `| field | type | bound |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

function rowsBelow(schema: JsonSchema, path: string): FieldRow[] {
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const row = path === "" ? name : `${path}.${name}`;
    const sign = schema.required?.includes(name) ? "" : "?";
    return [
      { path: `${row}${sign}`, type: typeOf(field as JsonSchema), bound: boundOf(field as JsonSchema) },
      ...rowsBelow(field as JsonSchema, row),
    ];
  });
  const inBranches = (branchesOf(schema) ?? []).flatMap((branch) => rowsBelow(branch, path));
  const items = itemsOf(schema);
  const values = valuesOf(schema);
  return [
    ...named,
    ...inBranches,
    ...(items ? rowsBelow(items, `${path}[]`) : []),
    ...(values ? rowsBelow(values, `${path}.*`) : []),
  ];
}

/** A field that several shapes of one document have is told once. */
function unique(rows: readonly FieldRow[]): FieldRow[] {
  const byPath = Map.groupBy(rows, ({ path }) => path);
  return [...byPath].map(([path, same]) => ({
    path,
    type: joined(same.map(({ type }) => type)),
    bound: joined(same.map(({ bound }) => bound)),
  }));
}

const joined = (texts: readonly string[]) => [...new Set(texts.filter(Boolean))].join("; ");

function typeOf(schema: JsonSchema): string {
  const branches = branchesOf(schema);
  if (branches) return [...new Set(branches.map(typeOf))].join(" or ");
  if (isDate(schema)) return "timestamp";
  if (schema.enum || schema.const !== undefined) return typeof (schema.const ?? schema.enum![0]);
  if (schema.prefixItems) return "list";
  if (schema.type === "array") return `list of ${plural(typeOf(itemsOf(schema) ?? {}))}`;
  if (schema.type === "object") return "map";
  return String(schema.type ?? "any");
}

const plural = (type: string) => (type.includes(" ") ? type : `${type}s`);

function boundOf(schema: JsonSchema): string {
  if (schema.default === undefined) return ownBound(schema);
  return `${ownBound(schema)}; default \`${JSON.stringify(schema.default)}\``;
}

function ownBound(schema: JsonSchema): string {
  const branches = branchesOf(schema);
  if (branches) return joined(branches.map(boundOf));
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(" ");
  if (isDate(schema)) return "";
  if (schema.prefixItems)
    return `exactly ${schema.prefixItems.length}, each ${joined((schema.prefixItems as JsonSchema[]).map(boundOf))}`;
  if (schema.type === "array") return listBound(schema);
  if (schema.type === "object") return valuesOf(schema) ? mapBound(schema) : "";
  if (schema.type === "integer" || schema.type === "number") return rangeOf(schema);
  if (schema.type === "string") return lengthOf(schema);
  return "";
}

function listBound(schema: JsonSchema): string {
  const items = boundOf(itemsOf(schema) ?? {});
  const count = `${schema.minItems ? `${number(schema.minItems)}–` : "at most "}${number(schema.maxItems)}`;
  return items === "" ? count : `${count}, each ${items}`;
}

function mapBound(schema: JsonSchema): string {
  const keys = boundOf({ type: "string", ...(schema.propertyNames as object) });
  return `keys of ${keys}, values of ${boundOf(valuesOf(schema)!) || typeOf(valuesOf(schema)!)}`;
}

function lengthOf({ minLength = 0, maxLength }: JsonSchema): string {
  if (minLength === maxLength) return `${number(maxLength)} characters`;
  return minLength > 0
    ? `${number(minLength)}–${number(maxLength)} characters`
    : `at most ${number(maxLength)} characters`;
}

const rangeOf = ({ minimum, maximum }: JsonSchema) => `${number(minimum)} to ${number(maximum)}`;

const number = (value: number | undefined) => (value === undefined ? "?" : value.toLocaleString("en"));
