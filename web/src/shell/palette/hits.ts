import { regionsCreateRegion } from "../../../../client/rooms/textBounds.ts";
import { FIRST_WORLD } from "../../../../functions/src/galaxy/world.ts";
import type { Page } from "../../page.ts";
import { REGION_ID, UID } from "../../pages/administration/bounds.ts";
import { stopOf, stopsOf } from "../../routes/stops.ts";
import { words } from "../../words/en.ts";
import { placeOf } from "../address.ts";

/** A page at an address. */
export interface Hit {
  readonly title: string;
  readonly to: string;
}

/** Pages come before pages of a region that one knows, and these before what only has the form of an id: the more ids, the later. */
type Ranked = Hit & { readonly rank: number };

/** Ids that we make are UUIDs, those of intents are as long as a client likes. */
const MADE = /^(?=.*\d)[\w~:-]{16,128}$/;

const isMade = (typed: string) => MADE.test(typed);

/** What of that which somebody types a parameter of an address takes. */
export const FORMS: Readonly<Record<string, (typed: string) => boolean>> = {
  regionId: (typed) =>
    REGION_ID.test(typed) &&
    typed.length >= regionsCreateRegion.regionId.least &&
    typed.length <= regionsCreateRegion.regionId.most,
  number: (typed) => /^\d/.test(typed) && stopOf(typed, FIRST_WORLD.nexusId) !== null,
  route: (typed) => stopsOf(typed, FIRST_WORLD.nexusId) !== null,
  uid: (typed) => UID.test(typed),
  pollId: isMade,
  engagementId: isMade,
  transferId: isMade,
  jobId: isMade,
  shipId: isMade,
  subscriptionId: (typed) => /^sub_\w+$/.test(typed),
  day: (typed) => /^\d{4}-\d{2}-\d{2}$/.test(typed),
  callable: (typed) => /^[a-z]+\/[a-zA-Z]+$/.test(typed),
};

/**
 * The pages that somebody means: by words of their titles and addresses, by ids, or by both, the ids last: `votes`, `4321`,
 * `chart aurora 12`. A region that is not named may be any of these, the nearest first. Nothing is read for it.
 */
export function hitsOf(typed: string, pages: readonly Page[], regionIds: readonly string[]): readonly Hit[] {
  const given = wordsOf(typed);
  const found = inTurn(regionIds).flatMap((regionId) =>
    pages.flatMap((page) =>
      (page.finds ?? [page.path]).flatMap((template) => filled(page, template, given, regionId)),
    ),
  );
  const ranked = [...addressed(typed.trim(), pages), ...found].toSorted(
    (one, other) => one.rank - other.rank,
  );
  const addresses = new Set<string>();
  return ranked.filter(({ to }) => !addresses.has(to) && addresses.add(to));
}

/** A sector is written `aurora.12` in routes. */
const wordsOf = (typed: string) =>
  typed
    .trim()
    .replace(/^([\w-]+)\.(\d{1,4})$/, "$1 $2")
    .split(/\s+/)
    .filter((word) => word !== "");

/** The nearest region, none but the one that was typed, the others. */
const inTurn = (regionIds: readonly string[]) => [...regionIds.slice(0, 1), null, ...regionIds.slice(1)];

/** The page where the last words fill what its address still asks for, and the others are of its title or address. */
function filled(page: Page, template: string, given: readonly string[], regionId: string | null): Ranked[] {
  const names = [...template.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  if (regionId !== null && names[0] !== "regionId") return [];
  const known = regionId === null ? [] : [regionId];
  const asked = names.length - known.length;
  if (asked > given.length) return [];
  const values = [...known, ...given.slice(given.length - asked)];
  if (!names.every((name, index) => FORMS[name]?.(values[index]!))) return [];
  const left = [...values];
  const to = template.replaceAll(/:\w+/g, () => left.shift()!);
  const title = titled(page, names, values);
  const said = `${title} ${to} ${page.menu?.to === to ? page.menu.label : ""}`.toLowerCase();
  const isMeant = given.slice(0, given.length - asked).every((word) => said.includes(word.toLowerCase()));
  if (!isMeant || !leadsTo(page, to)) return [];
  return [{ title, to, rank: asked > 0 ? asked + 1 : known.length }];
}

function titled({ title }: Page, names: readonly string[], values: readonly string[]): string {
  const said = values.map((value, index) =>
    names[index] === "regionId" && value === FIRST_WORLD.nexusId ? words.home.nexus : value,
  );
  return said.length === 0 ? title : words.palette.of(title, said.join(" "));
}

/** Whether the address is the page's, and all of it has the form that the page asks for. */
function leadsTo(page: Page, to: string): boolean {
  const [pathname = "", query = ""] = to.split("?");
  const place = placeOf([page], pathname, query);
  return place !== null && [...new URLSearchParams(query).keys()].every((name) => place.search.has(name));
}

/** What somebody pasted: an address of the console. */
function addressed(typed: string, pages: readonly Page[]): Ranked[] {
  const [pathname = "", query = ""] = typed.split("?");
  const place = placeOf(pages, pathname, query);
  if (place === null) return [];
  const { page, parameters, search } = place;
  const to = search.size === 0 ? pathname : `${pathname}?${search}`;
  return [{ title: titled(page, Object.keys(parameters), Object.values(parameters)), to, rank: 0 }];
}
