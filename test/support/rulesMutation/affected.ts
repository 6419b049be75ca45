import { type CollectionName, collections } from "../../../functions/src/house.ts";
import { PATH_NAMES, type Shape, shapesOf } from "../rulesMatrix/cells.ts";
import { type Cell, cellsOf } from "../rulesMatrix/sweepCells.ts";

/** The paths that a match path covers; `{path=**}/members/{member}` covers every collection `members`. */
export function pathsCoveredBy(matchPath: string): CollectionName[] {
  if (matchPath === "{document=**}") return [...PATH_NAMES];
  const collectionOf = (path: string) => path.split("/").at(-2);
  return PATH_NAMES.filter((path) =>
    matchPath.startsWith("{path=**}/")
      ? collectionOf(collections[path].path) === collectionOf(matchPath)
      : collections[path].path === matchPath,
  );
}

const shapes = new Map<CollectionName, Shape[]>();

/** The cells whose answers may change with the rules of a match path. */
export function cellsOfMatchPath(matchPath: string): Cell[] {
  return pathsCoveredBy(matchPath).flatMap((path) => {
    const known = shapes.get(path) ?? shapesOf(path);
    shapes.set(path, known);
    return cellsOf(known);
  });
}
