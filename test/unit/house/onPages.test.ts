import { expect, test } from "vitest";
import { rooms } from "../../../functions/src/house.ts";
import { registeredCallables } from "../../../scripts/generate/registry.ts";
import { EXPLORER_ONLY } from "../../../web/src/explorerOnly.ts";
import { pages, SHELL_CALLS, SHELL_LISTENS } from "../../../web/src/pages.ts";

/** Where something stands: on pages, and on the list of what stands on none. */
function placesOf(onPages: Iterable<string>, onList: readonly string[]): Map<string, string[]> {
  const places = new Map([...new Set(onPages)].map((name) => [name, ["a page"]]));
  for (const name of onList) places.set(name, [...(places.get(name) ?? []), "the list «explorer only»"]);
  return places;
}

/** What does not stand in one place, and what is not there at all, by name. */
function astray(names: readonly string[], places: ReadonlyMap<string, string[]>): string[] {
  return [
    ...names
      .filter((name) => !places.has(name))
      .map((name) => `${name} stands on no page and not on the list`),
    ...[...places].flatMap(([name, where]) => [
      ...(names.includes(name) ? [] : [`${name} stands on ${where[0]} and is not there`]),
      ...(where.length === 1 ? [] : [`${name} stands on ${where.join(" and on ")}`]),
    ]),
  ];
}

test("every callable is called by a page, or is on the list with a reason", async () => {
  const callables = (await registeredCallables()).map(({ path }) => path);
  const onPages = [...SHELL_CALLS, ...pages.flatMap(({ calls }) => calls)];
  const onList = EXPLORER_ONLY.flatMap(({ calls }) => calls);
  expect(astray(callables, placesOf(onPages, onList))).toEqual([]);
});

test("every collection that somebody may read is on a page, or on the list with a reason", () => {
  const shown = rooms.flatMap((room) =>
    Object.values(room.collections)
      .filter(({ readers: { get, list, across } }) => get.length + list.length + across.length > 0)
      .map(({ path }) => path as string),
  );
  const listened = [...SHELL_LISTENS, ...pages.flatMap(({ listens }) => listens)];
  const onPages = listened.map((template) =>
    shown.find((path) => path === template || path.slice(0, path.lastIndexOf("/")) === template),
  );
  const onList = EXPLORER_ONLY.flatMap((entry) => entry.collections);
  expect(
    astray(
      shown,
      placesOf(
        onPages.filter((path) => path !== undefined),
        onList,
      ),
    ),
  ).toEqual([]);
});

test("what stands on no page has a reason", () => {
  for (const { why } of EXPLORER_ONLY) expect(why).toMatch(/^[A-Z].{20,}\.$/);
});
