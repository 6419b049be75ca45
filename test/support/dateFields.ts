import { z } from "zod";

/**
 * Field paths at which a document of the schema holds an instant, `ban.until` for one in a map. What a list holds counts
 * as the list: Firestore indexes its items together.
 */
export function dateFieldsOf(schema: z.ZodType): string[] {
  const json = z.toJSONSchema(schema, {
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "date")
        Object.assign(jsonSchema, { type: "string", format: "date-time" });
    },
  });
  return [...new Set(datesIn(json, ""))];
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

function datesIn(schema: JsonSchema, path: string): string[] {
  if (schema.format === "date-time") return [path];
  const items = [
    ...((schema.prefixItems as JsonSchema[]) ?? []),
    ...(typeof schema.items === "object" ? [schema.items as JsonSchema] : []),
  ];
  // No index reaches into a list's items.
  if (items.some((item) => datesIn(item, path).length > 0)) return [path];
  const inner = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    ...(typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : []),
  ].flatMap((branch) => datesIn(branch as JsonSchema, path));
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const below = path === "" ? name : `${path}.${name}`;
    return datesIn(field as JsonSchema, below);
  });
  return [...inner, ...named];
}
