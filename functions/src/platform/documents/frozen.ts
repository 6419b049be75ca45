import { isMap } from "./change.ts";

/** A document that several parts of a call are given: none of them changes it in place, which would change it for all. */
export function frozen<Value>(value: Value): Value {
  // An instant is never changed, and bytes cannot be frozen.
  if (!Array.isArray(value) && !isMap(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
