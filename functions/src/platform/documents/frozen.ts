/** A document that several parts of a call are given: none of them changes it in place, which would change it for all. */
export function frozen<Value>(value: Value): Value {
  if (!isContainer(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

/** A list or a map. An instant is never changed, and bytes cannot be frozen. */
function isContainer(value: unknown): value is object {
  if (value === null || typeof value !== "object") return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
