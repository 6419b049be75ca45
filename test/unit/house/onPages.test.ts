import { expect, test } from "vitest";
import { rooms } from "../../../functions/src/house.ts";
import { registeredCallables } from "../../../scripts/generate/registry.ts";
import { EXPLORER_ONLY } from "../../../web/src/explorerOnly.ts";
import { pages, SHELL_CALLS, SHELL_LISTENS } from "../../../web/src/pages.ts";
import { astray, placesOf } from "../../support/webSource/places.ts";

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
