import { inputSchema, outputSchema, type RegisteredCallable } from "../registry.ts";

/** One JSON Schema file for mobile clients: `callables["room/verb"]` has `input`, `output` and `mutates`. */
export function wireSchemas(callables: readonly RegisteredCallable[]): string {
  const entries = callables.map((callable) => [
    callable.path,
    {
      description: callable.summary,
      mutates: callable.mutates,
      input: inputSchema(callable),
      output: outputSchema(callable),
    },
  ]);
  return `${JSON.stringify({ $schema: "https://json-schema.org/draft/2020-12/schema", callables: Object.fromEntries(entries) }, null, 2)}\n`;
}
