/** How something is said instead. */
export type Say = (text: string) => string;

/** A catalogue in which everything is said otherwise. What is put into its sentences stays: people wrote it, or it is said otherwise already. */
export function mapped<Catalogue>(catalogue: Catalogue, say: Say): Catalogue {
  return over(catalogue, [], say) as Catalogue;
}

function over(value: unknown, put: readonly string[], say: Say): unknown {
  if (typeof value === "string") return around(value, put, say);
  if (typeof value === "function") return (...given: unknown[]) => over(value(...given), textsIn(given), say);
  if (Array.isArray(value)) return value.map((entry) => over(entry, put, say));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, over(own, put, say)]));
}

const textsIn = (given: readonly unknown[]): string[] =>
  given.flat().filter((text): text is string => typeof text === "string" && text.trim() !== "");

/** Says what stands around the texts that were put in. */
function around(text: string, put: readonly string[], say: Say): string {
  if (put.length === 0) return say(text);
  const longestFirst = put.toSorted((one, other) => other.length - one.length).map(escaped);
  // A name that is part of a longer word was not put there.
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${longestFirst.join("|")})(?![\\p{L}\\p{N}])`, "u");
  return text
    .split(pattern)
    .map((part, index) => (index % 2 === 1 || part === "" ? part : say(part)))
    .join("");
}

const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
