import { z } from "zod";

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** JSON Schema of a stored document, instants marked as such: Firestore keeps them as timestamps. */
export function schemaJson(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "date")
        Object.assign(jsonSchema, { type: "string", format: "date-time" });
    },
  });
}

export const branchesOf = (schema: JsonSchema) => (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
export const itemsOf = (schema: JsonSchema) =>
  typeof schema.items === "object" ? (schema.items as JsonSchema) : undefined;
export const valuesOf = (schema: JsonSchema) =>
  typeof schema.additionalProperties === "object" ? (schema.additionalProperties as JsonSchema) : undefined;
export const isDate = (schema: JsonSchema) => schema.format === "date-time";
