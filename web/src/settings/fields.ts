import { z } from "zod";
import { configurationSchema } from "../../../functions/src/regions/configuration/configuration.ts";
import { type Unit, unitOf } from "../votes/fields.ts";

/** The parts of a configuration, a form each. */
export const SECTIONS = [
  "governance",
  "economy",
  "banking",
  "currency",
  "culture",
  "gameplay",
  "immigration",
] as const;
export type Section = (typeof SECTIONS)[number];

interface Common {
  /** Where its value stands: `economy.tradeBonusThousandths.ore`. */
  readonly path: string;
  /** What a government decides on: `economy.tradeBonusThousandths`. */
  readonly field: string;
}

interface NumberForm {
  readonly kind: "number";
  readonly unit: Unit | null;
  readonly minimum: number;
  readonly maximum: number;
}

/** What one control of a form edits. */
export type FieldForm = Common &
  (
    | NumberForm
    | { readonly kind: "switch" }
    | { readonly kind: "choice"; readonly choices: readonly string[] }
    | { readonly kind: "line" | "text"; readonly maxCharacters: number }
    /** Several of what there is; `orDefault`: or none of it, as the type of government has it. */
    | { readonly kind: "flags"; readonly choices: readonly string[]; readonly orDefault: boolean }
    /** A line for each entry, which has its columns apart by spaces. */
    | { readonly kind: "rows"; readonly columns: readonly Column[] }
    | { readonly kind: "lines" }
    /** A line for each entry, `name = text`. */
    | { readonly kind: "pairs" }
  );

export interface Column {
  readonly name: string;
  readonly form: NumberForm | { readonly kind: "choice"; readonly choices: readonly string[] };
}

/** As much of JSON Schema as configurations use. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** What is longer is written in several lines. */
const MAX_LINE_CHARACTERS = 200;

/** Every control of a section's form, by the bounds of the server's own schema. */
export function formOf(section: Section): FieldForm[] {
  const schema = z.toJSONSchema(configurationSchema.shape[section]) as Schema;
  return Object.entries(schema.properties!).flatMap(([name, own]): FieldForm[] => {
    const field = `${section}.${name}`;
    const keyed = Object.entries(own.properties ?? {});
    if (keyed.length === 0) return [{ path: field, field, ...formOfSchema(field, own) }];
    return keyed.map(
      ([key, inner]): FieldForm => ({ path: `${field}.${key}`, field, ...numberForm(field, inner) }),
    );
  });
}

type WithoutPlace = FieldForm extends infer Form
  ? Form extends Common
    ? Omit<Form, keyof Common>
    : never
  : never;

function formOfSchema(name: string, schema: Schema): WithoutPlace {
  const { type, enum: choices, items, anyOf, maxLength } = schema;
  if (anyOf !== undefined) return { kind: "flags", choices: anyOf[0]!.items!.enum!, orDefault: true };
  if (type === "boolean") return { kind: "switch" };
  if (type === "integer") return numberForm(name, schema);
  if (choices !== undefined) return { kind: "choice", choices };
  if (type === "string")
    return { kind: maxLength! > MAX_LINE_CHARACTERS ? "text" : "line", maxCharacters: maxLength! };
  if (items?.enum !== undefined) return { kind: "flags", choices: items.enum, orDefault: false };
  if (items?.properties !== undefined) return { kind: "rows", columns: columnsOf(items.properties) };
  return { kind: type === "array" ? "lines" : "pairs" };
}

const columnsOf = (properties: Readonly<Record<string, Schema>>): Column[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    // A column is called `basisPoints` where a field is called `taxBasisPoints`.
    form:
      schema.enum === undefined
        ? numberForm(name.charAt(0).toUpperCase() + name.slice(1), schema)
        : { kind: "choice", choices: schema.enum },
  }));

const numberForm = (name: string, { minimum, maximum }: Schema): NumberForm => ({
  kind: "number",
  unit: unitOf(name),
  minimum: minimum!,
  maximum: maximum!,
});
