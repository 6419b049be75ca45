import type { Say } from "./mapped.ts";

/**
 * The terms that a region may call otherwise, by their names in `culture.languagePack`: on the region's own pages each stands in the place of
 * its English. What else is in a pack is another client's to use.
 */
export const TERMS = {
  ambassador: "ambassador",
  ambassadors: "ambassadors",
  citizen: "citizen",
  citizens: "citizens",
  citizenship: "citizenship",
  colony: "colony",
  colonies: "colonies",
  council: "council",
  council_member: "council member",
  council_members: "council members",
  credit: "credit",
  credits: "credits",
  election: "election",
  elections: "elections",
  governor: "governor",
  governors: "governors",
  law: "law",
  laws: "laws",
  moderator: "moderator",
  moderators: "moderators",
  petition: "petition",
  petitions: "petitions",
  resident: "resident",
  residents: "residents",
  treasury: "treasury",
  treaty: "treaty",
  treaties: "treaties",
  visitor: "visitor",
  visitors: "visitors",
} as const;

/** What turns the writing around would do so beyond its own word. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text by itself, whichever way it is written. */
const isolated = (text: string) => `\u2068${text.replaceAll(TURNING, "")}\u2069`;
const capital = (text: string) => text.replace(/^\P{L}*\p{L}/u, (start) => start.toUpperCase());

/** How a region's pack says things; null of one that has none of the terms. */
export function sayingOf(pack: Readonly<Record<string, string>>): Say | null {
  const own = new Map<string, string>();
  for (const [name, english] of Object.entries(TERMS))
    if (Object.hasOwn(pack, name)) own.set(english, pack[name]!);
  if (own.size === 0) return null;
  const longestFirst = [...own.keys()].sort((one, other) => other.length - one.length);
  // A Galactic Citizen is what the platform sells: nobody's citizen.
  const pattern = new RegExp(`(?<!\\p{L}|Galactic )(?:${longestFirst.join("|")})(?!\\p{L})`, "giu");
  return (text) =>
    text.replace(pattern, (found) => {
      const said = own.get(found.toLowerCase())!;
      return isolated(found.charAt(0) === found.charAt(0).toLowerCase() ? said : capital(said));
    });
}
