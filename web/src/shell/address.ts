import type { Page } from "../page.ts";

export interface Place {
  readonly page: Page;
  readonly parameters: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
}

/** Of a region's id and of everything else that stands in a path. */
const PARAMETER = /^[A-Za-z0-9_-]{1,64}$/;

/** Which page an address names, with what of it has the right form; null where none has this path. */
export function placeOf(pages: readonly Page[], pathname: string, query: string): Place | null {
  for (const page of pages) {
    const parameters = parametersOf(page.path, pathname);
    if (parameters !== null) return { page, parameters, search: knownSearch(page, query) };
  }
  return null;
}

function parametersOf(path: string, pathname: string): Record<string, string> | null {
  const wanted = path.split("/");
  const given = pathname.split("/");
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const text = given[i]!;
    if (part.startsWith(":") && PARAMETER.test(text)) parameters[part.slice(1)] = text;
    else if (part !== text) return null;
  }
  return parameters;
}

function knownSearch({ search }: Page, query: string): URLSearchParams {
  const given = new URLSearchParams(query);
  const known = new URLSearchParams();
  for (const [name, form] of Object.entries(search)) {
    const value = given.get(name);
    if (value !== null && form.test(value)) known.set(name, value);
  }
  return known;
}
