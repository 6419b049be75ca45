import unhomoglyph from "unhomoglyph";

/** The blocks of marks above and below letters; marks of other scripts are vowels, and tell words apart. */
const ACCENTS = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/gu;
/** What people type for a letter and Unicode, which compares shapes alone, does not list. */
const TYPED_FOR_LETTERS = [
  [/5/g, "s"],
  [/2/g, "z"],
  [/8/g, "b"],
  [/vv/g, "w"],
  [/(?<=[\p{L}\p{N}])!(?=[\p{L}\p{N}])/gu, "l"],
] as const;
const MAX_KEY_CHARACTERS = 199;

/**
 * A key under which a name and everything that looks like it are the same: the skeleton of Unicode Technical Standard 39,
 * section 4, by Unicode's own table of confusable characters, with case, accents, spaces and punctuation folded. At most
 * 200 characters, safe as a document id.
 */
export function lookalikeKey(name: string): string {
  // Before and after its case is folded: a capital I looks like l, and its small letter is i.
  const skeleton = skeletonOf(skeletonOf(name).toLowerCase()).replaceAll("i", "l");
  const folded = TYPED_FOR_LETTERS.reduce((text, [typed, letter]) => text.replace(typed, letter), skeleton);
  const key = folded.replace(ACCENTS, "").replace(/[^\p{L}\p{N}\p{M}]/gu, "");
  return `~${[...key].slice(0, MAX_KEY_CHARACTERS).join("")}`;
}

const skeletonOf = (text: string) => unhomoglyph(text.normalize("NFKD")).normalize("NFKD");

/** Words under which the platform speaks to players. */
const PLATFORM_WORDS = [
  "administrator",
  "admin",
  "moderator",
  "system",
  "support",
  "nexus",
  "official",
  "staff",
];
const PLATFORM_KEYS = new Set(PLATFORM_WORDS.map(lookalikeKey));

/** Whether a name claims to be the platform's: made of its words, or of what looks like them, and numbers. */
export function isPlatformName(name: string): boolean {
  const words = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => /\P{N}/u.test(word));
  return isPlatformWord(name) || (words.length > 0 && words.every(isPlatformWord));
}

function isPlatformWord(word: string): boolean {
  const withoutNumber = word.replace(/\p{N}+$/u, "");
  return PLATFORM_KEYS.has(lookalikeKey(word)) || PLATFORM_KEYS.has(lookalikeKey(withoutNumber));
}
