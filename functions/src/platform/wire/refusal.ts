import type { z } from "zod";
import { GameError } from "../errors.ts";
import { shortened, shortenedBytes } from "./shortened.ts";

/** Of the issues that a schema finds, so many are told. */
const TOLD_ISSUES = 8;
const TOLD_KEYS = 3;
const MAX_SHOWN_CHARACTERS = 48;
const MAX_SEGMENT_CHARACTERS = 32;
const MAX_PATH_CHARACTERS = 80;
const MAX_ISSUE_BYTES = 400;

/**
 * What the schema makes of the data. The SDKs send `undefined` as null: a field that is null where the schema takes no
 * null is absent.
 * @throws GameError `INVALID_INPUT` naming each field, its bound and, cut, what was given.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> {
  const given = data ?? {};
  const first = schema.safeParse(given, { reportInput: true });
  if (first.success) return first.data;
  const result = withoutNulls(given, first.error.issues)
    ? schema.safeParse(given, { reportInput: true })
    : first;
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, TOLD_ISSUES);
  throw new GameError("INVALID_INPUT", issues.map(sentenceOf).join(" "), {
    fields: [...new Set(issues.map(({ path }) => pathOf(path) || "(input)"))],
  });
}

/** Takes the nulls that a schema refused out of the objects that hold them. Returns whether there were any. */
function withoutNulls(data: unknown, issues: readonly z.core.$ZodIssue[]): boolean {
  let found = false;
  for (const { path, input } of issues) {
    const key = path.at(-1);
    if (input !== null || key === undefined) continue;
    const holder = path.slice(0, -1).reduce<unknown>((whole, step) => Object(whole)[step], data);
    if (holder === null || typeof holder !== "object" || Array.isArray(holder)) continue;
    if ((holder as Record<PropertyKey, unknown>)[key] !== null) continue;
    delete (holder as Record<PropertyKey, unknown>)[key];
    found = true;
  }
  return found;
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const what =
    issue.code === "unrecognized_keys" ? unknownKeys(issue.keys) : `${issue.message}${givenIn(issue)}`;
  return shortenedBytes(`${pathOf(issue.path) || "The input"}: ${what}.`, MAX_ISSUE_BYTES);
}

function unknownKeys(keys: readonly string[]): string {
  const named = keys.slice(0, TOLD_KEYS).map((key) => JSON.stringify(shortened(key, MAX_SEGMENT_CHARACTERS)));
  const more = keys.length - named.length;
  return `${keys.length} unknown field${keys.length === 1 ? "" : "s"}: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function givenIn({ input }: z.core.$ZodIssue): string {
  if (input === undefined || typeof input === "object") return "";
  if (typeof input !== "string") return ` (given: ${shortened(String(input), MAX_SHOWN_CHARACTERS)})`;
  return ` (given: ${JSON.stringify(shortened(input, MAX_SHOWN_CHARACTERS))})`;
}

function pathOf(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => shortened(String(step), MAX_SEGMENT_CHARACTERS));
  return shortened(steps.join("."), MAX_PATH_CHARACTERS);
}
