import { isUtf8 } from "node:buffer";
import { GameError } from "../errors.ts";

/** Above the biggest input that a schema of ours takes, several times over. */
export const MAX_BODY_BYTES = 512_000;
/** Values of all depths, lists and objects included: a schema looks at each of them, and the biggest input has 284. */
export const MAX_VALUES = 1_000;
/** Deeper bodies would exhaust the SDK's recursive decoder. */
const MAX_DEPTH = 32;
const [QUOTE, BACKSLASH, COMMA, BRACE, BRACKET, CLOSING_BRACE, CLOSING_BRACKET] = Buffer.from('"\\,{[}]');
/** The decoder assigns keys without looking. */
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);
/** The forms in which the SDKs of other languages send integers of 64 bits; the decoder throws at every other `@type`. */
const INTEGER_TYPES = new Set([
  "type.googleapis.com/google.protobuf.Int64Value",
  "type.googleapis.com/google.protobuf.UInt64Value",
]);

/**
 * The body of a call, which the SDK's decoder can take: its size is looked at before it is parsed, and everything in it
 * before anything else reads it.
 * @throws GameError `INVALID_INPUT` that says what is wrong and repeats nothing of it.
 */
export function bodyOf(raw: Buffer | undefined): { readonly data: unknown } {
  if (raw === undefined || raw.length === 0) throw invalid('The call has no body: send {"data": …} as JSON.');
  if (raw.length > MAX_BODY_BYTES) {
    throw invalid(`The body has ${raw.length} bytes; at most ${MAX_BODY_BYTES} are allowed.`);
  }
  if (!isUtf8(raw)) throw invalid("The body is not valid UTF-8.");
  requireSimple(raw);
  const body = parsed(raw.toString());
  const isObject = body !== null && typeof body === "object" && !Array.isArray(body);
  const keys = isObject ? Object.keys(body) : [];
  if (!isObject || keys.length !== 1 || keys[0] !== "data") {
    throw invalid('The body must be a JSON object with the one key "data".');
  }
  requireDecodable((body as { data: unknown }).data);
  return body as { data: unknown };
}

/** Counts and measures JSON without parsing it: of bytes that are none, whatever it finds, the parser says so. */
function requireSimple(raw: Buffer): void {
  let values = 1;
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at];
    if (isInText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isInText = false;
    } else if (byte === QUOTE) isInText = true;
    else if (byte === COMMA) values += 1;
    else if (byte === BRACE || byte === BRACKET) {
      values += 1;
      depth += 1;
      if (depth > MAX_DEPTH) throw invalid(`The body nests deeper than ${MAX_DEPTH} levels.`);
    } else if (byte === CLOSING_BRACE || byte === CLOSING_BRACKET) depth -= 1;
    if (values > MAX_VALUES) throw invalid(`The body holds more than ${MAX_VALUES} values.`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("The body is not valid JSON.");
  }
}

/** What the decoder chokes on, and text that has no form in UTF-8: half a character, which an escape can write. */
function requireDecodable(value: unknown): void {
  if (typeof value === "string" && !value.isWellFormed()) {
    throw invalid("The body holds a lone surrogate: half a character.");
  }
  if (value === null || typeof value !== "object") return;
  if (Object.hasOwn(value, "@type")) {
    requireInteger(value as Record<string, unknown>);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key)) throw invalid(`The body has the forbidden key "${key}".`);
    if (!key.isWellFormed()) throw invalid("The body holds a lone surrogate: half a character.");
    requireDecodable(inner);
  }
}

function requireInteger(object: Record<string, unknown>): void {
  const { "@type": type, value, ...others } = object;
  const isInteger =
    INTEGER_TYPES.has(String(type)) && /^-?\d{1,20}$/.test(String(value)) && Object.keys(others).length === 0;
  if (!isInteger) throw invalid('The key "@type" may mark an Int64Value or UInt64Value and nothing else.');
}

function invalid(sentence: string): GameError {
  return new GameError("INVALID_INPUT", sentence);
}
