import type { RegisteredCallable } from "../../scripts/generate/registry.ts";
import { inputSchema } from "../../scripts/generate/registry.ts";
import { exampleInput, exampleOf } from "./hostile.ts";

type Schema = ReturnType<typeof inputSchema>;

/** Stands in what is sent and must come back nowhere. */
export const WORD = "Zanzibar";

/** A body of a call that no bound allows, in one field. */
export interface Oversized {
  /** `players/registerPlayer, name: 10 times too long`. */
  readonly name: string;
  readonly path: string;
  body(): Buffer;
}

/** Stands in the example where the field's value goes. */
const PLACE = "\u0002";

/** Every class of body in every field of a callable's input. */
export function oversizedBodies(callable: RegisteredCallable): Oversized[] {
  const fields = fieldsOf(inputSchema(callable), exampleInput(callable));
  return (fields.length === 0 ? [UNKNOWN_FIELD] : fields).flatMap(({ path, schema, around }) =>
    classesOf(schema).map(([name, value]) => ({
      name: `${callable.path}, ${path}: ${name}`,
      path: callable.path,
      body: () => {
        const [before, after] = JSON.stringify({ data: around }).split(JSON.stringify(PLACE));
        return Buffer.concat([Buffer.from(before!), value(), Buffer.from(after!)]);
      },
    })),
  );
}

/** A body with values as long as their bounds allow, in every field that has one. */
export interface AtBound {
  readonly name: string;
  readonly input: unknown;
}

/** Values at the bound of every text and list, of letters and of combining marks: what a schema may take or refuse. */
export function bodiesAtBound(callable: RegisteredCallable): AtBound[] {
  return fieldsOf(inputSchema(callable), exampleInput(callable)).flatMap(({ path, schema, around }) => {
    const { maxLength, maxItems } = boundsOf(schema);
    const texts =
      maxLength === undefined ? [] : ["x".repeat(maxLength), `a${"\u0301".repeat(maxLength - 1)}`];
    const lists = maxItems === undefined ? [] : [Array.from({ length: maxItems }, () => WORD)];
    return [...texts, ...lists].map((value, index) => ({
      name: `${callable.path}, ${path}: at its bound, ${index}`,
      input: withValue(around, value),
    }));
  });
}

interface Field {
  readonly path: string;
  readonly schema: Schema;
  /** The input, with `PLACE` where the field stands. */
  readonly around: unknown;
}

/** What is sent to a callable that takes nothing. */
const UNKNOWN_FIELD: Field = { path: "unknown", schema: {}, around: { unknown: PLACE } };

/** Every field at every depth: of objects, of lists' items, of each form that a union has. */
function fieldsOf(whole: Schema, example: object): Field[] {
  const found: Field[] = [];
  const visit = (schema: Schema, path: string, place: (inner: unknown) => unknown, given: unknown) => {
    if (path !== "") found.push({ path, schema, around: place(PLACE) });
    const forms = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
    for (const form of forms ?? [schema]) {
      if (form.type === "array" && isSchema(form.items)) {
        visit(form.items, `${path}[]`, (inner) => place([inner]), exampleOf(form.items));
      }
      if (form.type !== "object") continue;
      const object = (forms === undefined && isObject(given) ? given : exampleOf(form)) as object;
      for (const [name, field] of Object.entries(form.properties ?? {})) {
        visit(
          field as Schema,
          path === "" ? name : `${path}.${name}`,
          (inner) => place({ ...object, [name]: inner }),
          (object as Record<string, unknown>)[name],
        );
      }
    }
  };
  visit(whole, "", (inner) => inner, example);
  return found;
}

const isObject = (value: unknown) => value !== null && typeof value === "object" && !Array.isArray(value);
const isSchema = (items: unknown): items is Schema => isObject(items);

function withValue(around: unknown, value: unknown): unknown {
  return JSON.parse(JSON.stringify(around), (_key, inner: unknown) => (inner === PLACE ? value : inner));
}

/** The widest bounds of the forms that a field may have. */
function boundsOf(schema: Schema): { readonly maxLength?: number; readonly maxItems?: number } {
  const forms = (schema.anyOf ?? schema.oneOf ?? [schema]) as Schema[];
  const widest = (bounds: (number | undefined)[]) => {
    const known = bounds.filter((bound) => bound !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
  };
  const maxLength = widest(forms.filter(({ enum: words }) => !words).map((form) => form.maxLength));
  const maxItems = widest(forms.map((form) => form.maxItems));
  return {
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(maxItems === undefined ? {} : { maxItems }),
  };
}

type Class = readonly [name: string, value: () => Buffer];

/** As much as a body may have, less what stands around the field. */
const MOST_BYTES = 500_000;

const text = (characters: string, length: number) => () =>
  Buffer.from(`"${WORD}${characters.repeat(Math.max(0, Math.ceil(length / characters.length)))}"`);
const list = (item: string, length: number) => () => Buffer.from(`[${`${item},`.repeat(length - 1)}${item}]`);
const keys = (count: number, room: string) => () =>
  Buffer.from(`{${Array.from({ length: count }, (_, key) => `"${WORD}${room}${key}":1`).join(",")}}`);

/** What is sent in any field. */
const ANYWHERE: readonly Class[] = [
  ["half a megabyte of letters", text("x", MOST_BYTES)],
  ["half a megabyte of combining marks", text("a\u0301\u0323", MOST_BYTES / 2)],
  ["half a megabyte of emoji families", text("👨‍👩‍👧‍👦", MOST_BYTES / 3)],
  ["8 MiB", text("x", 8 * 1_024 * 1_024)],
  ["100,000 keys", keys(100_000, "")],
  ["900 long keys", keys(900, "x".repeat(530))],
  ["100,000 items", list("1", 100_000)],
  ["900 items", list(`"${WORD}"`, 900)],
  ["a number of 490,000 digits", () => Buffer.from("1".repeat(490_000))],
  ["lists within lists", () => Buffer.from(`${"[".repeat(200_000)}${"]".repeat(200_000)}`)],
  ["a mark of a type", () => Buffer.from(`{"@type":"${WORD}","value":"${WORD}","severity":"${WORD}"}`)],
  ["half a character", () => Buffer.from(`"${WORD}\\ud83d"`)],
  ["bytes that are no UTF-8", () => Buffer.concat([Buffer.from(`"${WORD}`), Buffer.from([0xff, 0x22])])],
];

/** Made once each, since every field is sent the same. */
const EVERYWHERE: readonly Class[] = ANYWHERE.map(([name, value]) => {
  let made: Buffer | undefined;
  return [name, () => (made ??= value())];
});

function classesOf(schema: Schema): Class[] {
  const { maxLength, maxItems } = boundsOf(schema);
  const classes = [...EVERYWHERE];
  if (maxLength !== undefined) {
    classes.push(
      ["one letter too many", text("x", maxLength + 1 - WORD.length)],
      ["one combining mark too many", text("\u0301", maxLength + 1 - WORD.length)],
      ["ten times too long", text("a\u0301", 10 * maxLength)],
    );
  }
  if (maxItems !== undefined) classes.push(["one item too many", list(`"${WORD}"`, maxItems + 1)]);
  return classes;
}
