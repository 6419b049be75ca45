import { collectionPath, documentPath, PATHS, type PathName } from "../../../functions/src/platform/paths.ts";
import { READ_ACCESS, type Reader } from "../../../functions/src/platform/readAccess.ts";
import { mayRead } from "./expectation.ts";
import { NOBODY, PEOPLE, ROLES, type Role, SUBJECT } from "./people.ts";
import { type Fixture, fixturesOf } from "./world.ts";

export interface Filter {
  readonly field: string;
  readonly operator: "==" | "array-contains";
  readonly value: string;
}

export type Request =
  | { readonly operation: "get"; readonly document: string }
  | { readonly operation: "list"; readonly collection: string; readonly filters: readonly Filter[] }
  | { readonly operation: "group"; readonly collectionId: string; readonly filters: readonly Filter[] }
  | { readonly operation: "create" | "update" | "delete"; readonly document: string; readonly data: object };

/**
 * `false`: refused, and every rule that was asked came out false. `undecided`: refused, because the query does not
 * say enough for the rule to come out true or false, which is how Firestore puts «rules are not filters».
 */
export type Answer = "allowed" | "false" | "undecided";

/** One request, and what every role must get for it. */
export interface Shape {
  readonly path: PathName;
  readonly request: Request;
  readonly expected: Readonly<Record<Role, Answer>>;
  /** Whether the document, or one that the query asks for, is in the fixture database. */
  readonly present: boolean;
  /** Whether the tables let anybody do this: then some role must be allowed, or the denials prove nothing. */
  readonly grantable: boolean;
}

export const PATH_NAMES = Object.keys(PATHS) as PathName[];

/** The rows of the matrix that belong to a path; a cell is a row's role. */
export function shapesOf(path: PathName): Shape[] {
  return [...gets(path), ...lists(path), ...groups(path), ...writes(path)];
}

export function nameOf({ request }: Shape): string {
  if ("document" in request) return `${request.operation} ${request.document}`;
  const where = request.filters
    .map(({ field, operator, value }) => ` where ${field} ${operator} ${value}`)
    .join("");
  return `${request.operation} ${request.operation === "list" ? request.collection : request.collectionId}${where}`;
}

/** What a row asks for, whichever collection it asks: the name of a query without its place. */
export function kindOf({ path, request }: Shape): string {
  if ("document" in request) return `${request.operation} ${request.document}`;
  return `${request.operation} ${path} ${JSON.stringify(request.filters)}`;
}

function gets(path: PathName): Shape[] {
  const readers = READ_ACCESS[path].get;
  const fixtures = fixturesOf(path);
  const absent = readers.length === 0 ? [] : [{ parameters: absentBeside(path, fixtures[0]!), data: {} }];
  return [...fixtures, ...absent].map((fixture) => ({
    path,
    request: { operation: "get", document: pathOf(path, fixture.parameters) },
    expected: answers(readers, fixture.parameters, fixture.data, []),
    present: fixtures.includes(fixture),
    grantable: readers.length > 0,
  }));
}

function lists(path: PathName): Shape[] {
  const readers = READ_ACCESS[path].list;
  const collections = new Map(
    fixturesOf(path).map(({ parameters }) => [collectionPath(PATHS[path], parameters as never), parameters]),
  );
  return [...collections].flatMap(([collection, parameters]) =>
    filterings(path, readers).map((filters) => ({
      path,
      request: { operation: "list", collection, filters },
      expected: answers(readers, withoutLast(path, parameters), fixedBy(filters), filters),
      present: matching(path, filters).some(
        ({ parameters }) => collectionPath(PATHS[path], parameters as never) === collection,
      ),
      grantable: readers.length > 0,
    })),
  );
}

function groups(path: PathName): Shape[] {
  const readers = READ_ACCESS[path].group;
  const collectionId = PATHS[path].split("/").at(-2)!;
  return filterings(path, [...READ_ACCESS[path].list, ...readers]).map((filters) => ({
    path,
    request: { operation: "group", collectionId, filters },
    expected: answers(readers, {}, fixedBy(filters), filters),
    present: matching(path, filters).length > 0,
    grantable: readers.length > 0,
  }));
}

function writes(path: PathName): Shape[] {
  const [fixture] = fixturesOf(path);
  const { parameters, data } = fixture!;
  const denied = { path, expected: answers([], {}, {}, []), grantable: false };
  return [
    {
      ...denied,
      request: { operation: "create", document: pathOf(path, absentBeside(path, fixture!)), data },
      present: false,
    },
    { ...denied, request: { operation: "update", document: pathOf(path, parameters), data }, present: true },
    { ...denied, request: { operation: "delete", document: pathOf(path, parameters), data }, present: true },
  ];
}

function answers(
  readers: readonly Reader[],
  parameters: Fixture["parameters"],
  fields: Fixture["data"],
  filters: readonly Filter[],
): Record<Role, Answer> {
  const lists = filters.some(
    ({ field, operator }) =>
      operator === "array-contains" &&
      readers.some((reader) => reader.kind === "fieldLists" && reader.field === field),
  );
  const refusal = (role: Role): Answer => (lists && PEOPLE[role].uid !== null ? "undecided" : "false");
  return Object.fromEntries(
    ROLES.map((role) => [role, mayRead(role, readers, { parameters, fields }) ? "allowed" : refusal(role)]),
  ) as Record<Role, Answer>;
}

/** The queries worth asking: without a filter, and one for each field on which a reader depends. */
function filterings(path: PathName, readers: readonly Reader[]): Filter[][] {
  const filters = readers.flatMap((reader) => filtersFor(path, reader));
  const distinct = new Map(filters.map((filter) => [JSON.stringify(filter), filter]));
  return [[], ...[...distinct.values()].map((filter) => [filter])];
}

function filtersFor(path: PathName, reader: Reader): Filter[] {
  if (reader.kind === "fieldNames") return [{ field: reader.field, operator: "==", value: SUBJECT }];
  if (reader.kind === "fieldLists")
    return [{ field: reader.field, operator: "array-contains", value: SUBJECT }];
  if (reader.kind === "belongs" && reader.where !== undefined) return everyValueOf(path, reader.where.field);
  const regionFromDocument = !PATHS[path].includes("{regionId}");
  if (reader.kind === "holds" && reader.permission.includes("{regionId}") && regionFromDocument) {
    return everyValueOf(path, "regionId");
  }
  return [];
}

/** A query for each value that the field has in the fixtures, the one that opens it and those that do not. */
function everyValueOf(path: PathName, field: string): Filter[] {
  const values = fixturesOf(path).map(({ data }) => data[field]);
  return values
    .filter((value) => typeof value === "string")
    .map((value) => ({ field, operator: "==" as const, value }));
}

function fixedBy(filters: readonly Filter[]): Record<string, unknown> {
  return Object.fromEntries(
    filters.map(({ field, operator, value }) => [field, operator === "array-contains" ? [value] : value]),
  );
}

function matching(path: PathName, filters: readonly Filter[]): Fixture[] {
  return fixturesOf(path).filter(({ data }) =>
    filters.every(({ field, operator, value }) =>
      operator === "==" ? data[field] === value : (data[field] as unknown[] | undefined)?.includes(value),
    ),
  );
}

const pathOf = (path: PathName, parameters: Fixture["parameters"]) =>
  documentPath(PATHS[path], parameters as never);

const lastParameter = (path: PathName) => PATHS[path].match(/\{(\w+)\}$/)![1]!;

/** The parameters of a document that is not there: a stranger's, where the document is somebody's. */
function absentBeside(path: PathName, { parameters }: Fixture): Fixture["parameters"] {
  const last = lastParameter(path);
  return { ...parameters, [last]: last === "uid" ? NOBODY : "404" };
}

function withoutLast(path: PathName, parameters: Fixture["parameters"]): Fixture["parameters"] {
  const last = lastParameter(path);
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== last));
}
