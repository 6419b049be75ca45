import { beforeAll, describe, expect, test } from "vitest";
import { collections } from "../../../functions/src/house.ts";
import { declaredSchemas } from "../../../scripts/generate/declared.ts";
import {
  inputSchema,
  outputSchema,
  type RegisteredCallable,
  registeredCallables,
} from "../../../scripts/generate/registry.ts";

type Schema = ReturnType<typeof inputSchema>;
let callables: RegisteredCallable[];

beforeAll(async () => {
  callables = await registeredCallables();
});

/** Where a schema leaves a string, list, number or object open. */
function openEnds(schema: Schema, path: string): string[] {
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
      openEnds(field as Schema, `${path}.${name}`),
    ),
    ...[
      ...(schema.anyOf ?? []),
      ...(schema.oneOf ?? []),
      ...((schema.prefixItems as Schema[]) ?? []),
    ].flatMap((branch) => openEnds(branch as Schema, path)),
    ...(schema.items && schema.items !== true ? openEnds(schema.items as Schema, `${path}[]`) : []),
    ...(typeof schema.additionalProperties === "object"
      ? openEnds(schema.additionalProperties as Schema, `${path}{}`)
      : []),
  ];
  const fixed = schema.enum !== undefined || schema.const !== undefined;
  if (schema.type === "string" && !fixed && schema.maxLength === undefined)
    inner.push(`${path}: string without maxLength`);
  if (schema.type === "array" && schema.maxItems === undefined && !schema.prefixItems)
    inner.push(`${path}: list without maxItems`);
  if (
    (schema.type === "integer" || schema.type === "number") &&
    (schema.minimum === undefined || schema.maximum === undefined)
  ) {
    inner.push(`${path}: number without bounds`);
  }
  if (
    schema.type === "object" &&
    schema.additionalProperties !== false &&
    typeof schema.additionalProperties !== "object"
  ) {
    inner.push(`${path}: object that takes unknown fields`);
  }
  return inner;
}

describe("every callable of the registry", () => {
  test("there are some", () => expect(callables.length).toBeGreaterThan(0));

  test("bounds every string, list and number of its input, and takes no unknown field", () => {
    expect(callables.flatMap((callable) => openEnds(inputSchema(callable), callable.path))).toEqual([]);
  });

  test("bounds every string, list and number of its output", () => {
    expect(callables.flatMap((callable) => openEnds(outputSchema(callable), callable.path))).toEqual([]);
  });

  test("has a summary of one sentence", () => {
    expect(
      callables.filter(({ summary }) => !/^[A-Z].{10,200}\.$/.test(summary)).map(({ path }) => path),
    ).toEqual([]);
  });

  test("takes a request id exactly when it changes something", () => {
    const wrong = callables.filter(
      (callable) => callable.mutates !== "requestId" in (inputSchema(callable).properties ?? {}),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

test("every declared collection has a strict schema", async () => {
  const declared = await declaredSchemas();
  expect([...declared.keys()].sort()).toEqual(
    Object.values(collections)
      .map(({ path }) => path)
      .toSorted(),
  );
});
