import { type CollectionName, collections } from "../../../functions/src/house.ts";
import { collectionIdOf } from "../../../functions/src/platform/declaration/house.ts";
import type { Reader } from "../../../functions/src/platform/declaration/readers.ts";
import { collectionPath, documentPath } from "../../../functions/src/platform/paths.ts";
import { mayRead } from "./expectation.ts";
import type { Fixture } from "./fixtures.ts";
import { NOBODY, PEOPLE, ROLES, type Role, SUBJECT } from "./people.ts";
import { fixturesOf } from "./world.ts";

export interface Filter {
  readonly field: string;
  readonly operator: "==" | "array-contains";
  readonly value: string | number | boolean | null;
}

interface Asked {
  readonly filters: readonly Filter[];
  /** How many documents it asks for at most; null without a limit. */
  readonly limit: number | null;
}

export type Request =
  | { readonly operation: "get"; readonly document: string }
  | ({ readonly operation: "list"; readonly collection: string } & Asked)
  | ({ readonly operation: "group"; readonly collectionId: string } & Asked)
  | { readonly operation: "create" | "update" | "delete"; readonly document: string; readonly data: object };

/**
 * `false`: refused, and every rule that was asked came out false. `undecided`: refused, because the query does not
 * say enough for the rule to come out true or false, which is how Firestore puts «rules are not filters».
 */
export type Answer = "allowed" | "false" | "undecided";

/** One request, and what every role must get for it. */
export interface Shape {
  readonly path: CollectionName;
  readonly request: Request;
  readonly expected: Readonly<Record<Role, Answer>>;
  /** Whether the document, or one that the query asks for, is in the fixture database. */
  readonly present: boolean;
  /** Whether the tables let anybody do this: then some role must be allowed, or the denials prove nothing. */
  readonly grantable: boolean;
}

export { COLLECTION_NAMES as PATH_NAMES } from "../../../scripts/generate/declared.ts";

/** The rows of the matrix that belong to a path; a cell is a row's role. */
export function shapesOf(path: CollectionName): Shape[] {
  return [...gets(path), ...lists(path), ...groups(path), ...writes(path)];
}

export function nameOf({ request }: Shape): string {
  if ("document" in request) return `${request.operation} ${request.document}`;
  const where = request.filters
    .map(({ field, operator, value }) => ` where ${field} ${operator} ${value}`)
    .join("");
  const limit = request.limit === null ? " without a limit" : ` limit ${request.limit}`;
  return `${request.operation} ${request.operation === "list" ? request.collection : request.collectionId}${where}${limit}`;
}

/** What a row asks for, whichever collection it asks: the name of a query without its place. */
export function kindOf({ path, request }: Shape): string {
  if ("document" in request) return `${request.operation} ${request.document}`;
  return `${request.operation} ${path} ${JSON.stringify(request.filters)}`;
}

function gets(path: CollectionName): Shape[] {
  const readers = collections[path].readers.get;
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

function lists(path: CollectionName): Shape[] {
  const readers = collections[path].readers.list;
  const asked = new Map(
    fixturesOf(path).map(({ parameters }) => [
      collectionPath(collections[path].path, parameters as never),
      parameters,
    ]),
  );
  return [...asked].flatMap(([collection, parameters]) =>
    bounded(path, filterings(path, readers)).map(({ filters, limit, within }) => ({
      path,
      request: { operation: "list", collection, filters, limit },
      expected: answers(within ? readers : [], withoutLast(path, parameters), fixedBy(filters), filters),
      present: matching(path, filters).some(
        ({ parameters }) => collectionPath(collections[path].path, parameters as never) === collection,
      ),
      grantable: within && readers.some((reader) => isGrantable(reader, filters)),
    })),
  );
}

/** Whether any document at all is opened by this reader to such a query. */
function isGrantable(reader: Reader, filters: readonly Filter[]): boolean {
  if (reader.kind !== "inSameSector") return true;
  const { open, sectorNumber } = fixedBy(filters);
  return open === true && typeof sectorNumber === "number";
}

function groups(path: CollectionName): Shape[] {
  const readers = collections[path].readers.across;
  const collectionId = collectionIdOf(collections[path].path);
  return bounded(path, filterings(path, [...collections[path].readers.list, ...readers])).map(
    ({ filters, limit, within }) => ({
      path,
      request: { operation: "group", collectionId, filters, limit },
      expected: answers(within ? readers : [], {}, fixedBy(filters), filters),
      present: matching(path, filters).length > 0,
      grantable: within && readers.length > 0,
    }),
  );
}

function writes(path: CollectionName): Shape[] {
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

/** Each query as it may be asked, with one document more than may be asked for, and with no limit at all. */
function bounded(path: CollectionName, asked: readonly Filter[][]) {
  const most = collections[path].listLimit ?? 100;
  return asked.flatMap((filters) => [
    { filters, limit: most, within: true },
    { filters, limit: most + 1, within: false },
    { filters, limit: null, within: false },
  ]);
}

/** The queries worth asking: without a filter, and one for each field, or pair of fields, on which a reader depends. */
function filterings(path: CollectionName, readers: readonly Reader[]): Filter[][] {
  const filters = readers.flatMap((reader) =>
    reader.kind === "inSameSector" ? sectorFilters(path) : filtersFor(path, reader).map((filter) => [filter]),
  );
  return [...new Map([[], ...filters].map((filter) => [JSON.stringify(filter), filter])).values()];
}

function filtersFor(path: CollectionName, reader: Reader): Filter[] {
  if (reader.kind === "fieldNames") return [equal(reader.field, SUBJECT), equal(reader.field, null)];
  if (reader.kind === "fieldLists")
    return [{ field: reader.field, operator: "array-contains", value: SUBJECT }, equal(reader.field, null)];
  if (reader.kind === "belongs" && reader.where !== undefined) return everyValueOf(path, reader.where.field);
  const regionFromDocument = !collections[path].path.includes("{regionId}");
  if (reader.kind === "holds" && reader.permission.includes("{regionId}") && regionFromDocument) {
    return everyValueOf(path, "regionId");
  }
  return [];
}

/** Each sector that somebody is in, with what may be seen of it and what not; and each of the two by itself. */
function sectorFilters(path: CollectionName): Filter[][] {
  const sectors = [...new Set(fixturesOf(path).map(({ data }) => data.sectorNumber as number))];
  const opens = [equal("open", true), equal("open", false)];
  return [
    ...opens.map((open) => [open]),
    ...[...sectors, null].flatMap((sector) => {
      const here = equal("sectorNumber", sector);
      return [[here], ...opens.map((open) => [here, open])];
    }),
  ];
}

const equal = (field: string, value: Filter["value"]): Filter => ({ field, operator: "==", value });

/** A query for each value that the field has in the fixtures, the one that opens it and those that do not. */
function everyValueOf(path: CollectionName, field: string): Filter[] {
  const values = fixturesOf(path).map(({ data }) => data[field]);
  return values
    .filter((value) => typeof value === "string" || value === null)
    .map((value) => equal(field, value));
}

function fixedBy(filters: readonly Filter[]): Record<string, unknown> {
  return Object.fromEntries(
    filters.map(({ field, operator, value }) => [field, operator === "array-contains" ? [value] : value]),
  );
}

function matching(path: CollectionName, filters: readonly Filter[]): Fixture[] {
  return fixturesOf(path).filter(({ data }) =>
    filters.every(({ field, operator, value }) =>
      operator === "==" ? data[field] === value : (data[field] as unknown[] | undefined)?.includes(value),
    ),
  );
}

const pathOf = (path: CollectionName, parameters: Fixture["parameters"]) =>
  documentPath(collections[path].path, parameters as never);

const lastParameter = (path: CollectionName) => collections[path].path.match(/\{(\w+)\}$/)![1]!;

/** The parameters of a document that is not there: a stranger's, where the document is somebody's. */
function absentBeside(path: CollectionName, { parameters }: Fixture): Fixture["parameters"] {
  const last = lastParameter(path);
  return { ...parameters, [last]: last === "uid" ? NOBODY : "404" };
}

function withoutLast(path: CollectionName, parameters: Fixture["parameters"]): Fixture["parameters"] {
  const last = lastParameter(path);
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== last));
}
