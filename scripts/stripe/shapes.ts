import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";

/** Stripe's own description of its requests and objects, as `reduceOpenapi.ts` has reduced it. */
type Schema = { readonly [key: string]: unknown };
interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly schema: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}
export type Method = "get" | "post" | "delete";
interface Description {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const description = JSON.parse(
  readFileSync(join(import.meta.dirname, "openapi.json"), "utf8"),
) as Description;

export const describedVersion = description.info.version;

/** The first object compiles all that it leads to, which is most of them: plain code takes two fifths of the time. */
const options = {
  strict: false,
  validateFormats: false,
  allErrors: false,
  inlineRefs: false,
  code: { optimize: false },
} as const;
const ajv = new Ajv(options);
// What arrives in a form is text: numbers and booleans are read out of it.
const formAjv = new Ajv({ ...options, coerceTypes: "array" });
for (const checker of [ajv, formAjv])
  checker.addSchema({ $id: "stripe", components: asJsonSchema(description.components) as object });

const compiled = new Map<string, ValidateFunction>();

/** What Stripe says of a request: the unknown or wrong parameter, in its words; undefined when it is in order. */
export interface Fault {
  readonly message: string;
  readonly param: string;
}

/** Checks the parameters of a request, which are changed to the types that the description gives them. */
export function requestFault(path: string, method: Method, parameters: object): Fault | undefined {
  const operation = description.paths[path]?.[method];
  if (operation === undefined) return { message: `Unrecognized request URL (${method} ${path})`, param: "" };
  const validate = remembered(`${method} ${path}`, () =>
    formAjv.compile(relocated(asJsonSchema(parametersOf(operation, method)) as Schema)),
  );
  return validate(parameters) ? undefined : faultOf(validate.errors?.[0]);
}

/** @throws Error naming the first thing by which an object is not of the shape that Stripe's description gives it. */
export function checkObject(name: string, object: object): void {
  const validate = remembered(name, () => ajv.compile({ $ref: `stripe#/components/schemas/${name}` }));
  const unknown = Object.keys(object).find((key) => !Object.hasOwn(propertiesOf(name), key));
  if (unknown !== undefined) throw new Error(`Stripe's ${name} has no ${unknown}`);
  if (validate(object)) return;
  const [error] = validate.errors ?? [];
  throw new Error(`Not Stripe's ${name}: ${error?.instancePath ?? ""} ${error?.message ?? ""}`);
}

/** Checks an answer or the object of an event as what it says it is; pages of a list are checked by their items. */
export function checkAnswer(answer: { readonly object?: unknown; readonly deleted?: unknown }): void {
  if (answer.object === "list") {
    (answer as { data: readonly object[] }).data.forEach(checkAnswer);
    return;
  }
  checkObject(answer.deleted === true ? `deleted_${String(answer.object)}` : String(answer.object), answer);
}

/** The object with null in each required field that may be null and was not given. */
export function completed<Given extends object>(name: string, given: Given): Given {
  const required = (description.components.schemas[name]?.required ?? []) as readonly string[];
  const absent = required.filter(
    (field) => !Object.hasOwn(given, field) && (propertiesOf(name)[field] as Schema)?.nullable === true,
  );
  const object = { ...Object.fromEntries(absent.map((field) => [field, null])), ...given } as Given;
  checkObject(name, object);
  return object;
}

function propertiesOf(name: string): Schema {
  const schema = description.components.schemas[name];
  if (schema === undefined) throw new Error(`Stripe's description as reduced has no object ${name}`);
  return schema.properties as Schema;
}

function parametersOf({ parameters = [], requestBody }: Operation, method: Method): Schema {
  const body = requestBody?.content["application/x-www-form-urlencoded"]?.schema;
  if (method !== "get" && body?.properties !== undefined) return { ...body, additionalProperties: false };
  const query = parameters.filter((parameter) => parameter.in === "query");
  return {
    type: "object",
    properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
    additionalProperties: false,
  };
}

/** OpenAPI 3.0 says `nullable` where JSON Schema says that null is one of the types. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (value === null || typeof value !== "object") return value;
  const { nullable, ...rest } = value as Schema;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, asJsonSchema(inner)]));
  return nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

function relocated(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"stripe#/components/')) as Schema;
}

function remembered(key: string, compile: () => ValidateFunction): ValidateFunction {
  const validate = compiled.get(key) ?? compile();
  compiled.set(key, validate);
  return validate;
}

function faultOf(error: ErrorObject | undefined): Fault {
  const place = (error?.instancePath ?? "").split("/").filter(Boolean);
  const extra = (error?.params as { additionalProperty?: string } | undefined)?.additionalProperty;
  const missing = (error?.params as { missingProperty?: string } | undefined)?.missingProperty;
  const param = inBrackets([...place, ...((extra ?? missing) ? [(extra ?? missing)!] : [])]);
  if (extra !== undefined) return { message: `Received unknown parameter: ${param}`, param };
  if (missing !== undefined) return { message: `Missing required param: ${param}.`, param };
  return { message: `Invalid ${param || "request"}: ${error?.message ?? "not of its form"}`, param };
}

/** `line_items[0][price]`, as the form has it. */
function inBrackets([first = "", ...rest]: readonly string[]): string {
  return `${first}${rest.map((name) => `[${name}]`).join("")}`;
}
