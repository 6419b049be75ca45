/** Letters and digits that people mistake for one another; each class is known by its first member. */
const CLASSES = [
  "0oоο",
  "1liіıι|!",
  "5sѕ",
  "2zζ",
  "8bвβ",
  "uvνυ",
  "cс",
  "eеε",
  "aаα",
  "pрρ",
  "xхχ",
  "yу",
  "kкκ",
  "jј",
  "hнη",
  "mмμ",
  "tтτ",
];
const CLASS_OF = new Map(
  CLASSES.flatMap((members) => [...members].map((member) => [member, members[0]!] as const)),
);

/**
 * A key under which a name and everything that looks like it are the same: compatibility forms and case folded;
 * accents, spaces and punctuation dropped; `rn` read as `m` and `vv` as `w`; look-alike letters of the Latin,
 * Cyrillic and Greek scripts put in one class (the idea of the skeleton in Unicode Technical Standard 39, section 4). Names in
 * other scripts keep their letters. At most 200 characters, safe as a document id.
 */
export function lookalikeKey(name: string): string {
  const folded = name
    .normalize("NFKD")
    .toLowerCase()
    // Within a word these stand for a letter; anywhere else they are punctuation.
    .replace(/(?<![\p{L}\p{N}])[|!]|[|!](?![\p{L}\p{N}])/gu, "")
    .replace(/[^\p{L}\p{N}|!]/gu, "")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
  const key = [...folded].map((letter) => CLASS_OF.get(letter) ?? letter).join("");
  return `~${key.slice(0, 199)}`;
}
