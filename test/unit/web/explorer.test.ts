import { describe, expect, test } from "vitest";
import { registeredCallables } from "../../../scripts/generate/registry.ts";
import { callables } from "../../../web/src/explorer/callables.ts";
import { curlOf, fieldsOf, inputOf, type Schema } from "../../../web/src/explorer/fields.ts";
import { exampleInput } from "../../support/hostile.ts";

const registered = await registeredCallables();

test("every callable has a form", () => {
  expect(callables.map(({ path }) => path).sort()).toEqual(registered.map(({ path }) => path).sort());
});

test.each(registered.map((callable) => [callable.path, callable] as const))(
  "what %s takes can be typed",
  (path, callable) => {
    const { input } = callables.find((described) => described.path === path)!;
    const example = exampleInput(callable) as Record<string, unknown>;
    const typed = Object.fromEntries(
      fieldsOf(input).map(({ path: field, kind }) => [field, textOf(at(example, field), kind)]),
    );
    expect(inputOf(input, typed)).toEqual(example);
  },
);

function at(value: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((outer, name) => (outer as Record<string, unknown> | undefined)?.[name], value);
}

function textOf(value: unknown, kind: string): string {
  if (value === undefined) return "";
  return kind === "json" ? JSON.stringify(value) : `${value}`;
}

describe("a form", () => {
  const schema: Schema = {
    type: "object",
    properties: {
      name: { type: "string", minLength: 1, maxLength: 8 },
      list: { type: "array" },
      count: { type: "integer" },
    },
    required: ["name"],
  };

  test("leaves out what is left empty, and sends what is no number as it was typed", () => {
    expect(inputOf(schema, { count: "many" })).toEqual({ count: "many" });
    expect(fieldsOf(schema)[0]).toMatchObject({ required: true, bounds: "1 to 8 characters" });
  });

  test("names the field whose JSON is none", () => {
    expect(() => inputOf(schema, { list: "[1," })).toThrow("list is no JSON");
  });

  test("becomes a command that a shell takes apart as it was typed", () => {
    expect(curlOf("http://here", "room/verb", { name: "it's" })).toContain(
      `-d '{"data":{"name":"it'\\''s"}}'`,
    );
  });
});
