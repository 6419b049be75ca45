import { type CollectionName, collections } from "../../../functions/src/house.ts";
import { schemaJson } from "../../../scripts/docs/schemaJson.ts";
import { documentsOf, exampleOf } from "../../../scripts/generate/declared.ts";
import { SUBJECT } from "./people.ts";

/** A document of the fixture database. */
export interface Fixture {
  readonly parameters: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The regions whose affairs the matrix asks for; `ghost` does not exist. */
const ASKED = ["lyra", "vega", "nexus", "default", "ghost"] as const;
/** Those that a document outside regions may name. */
const NAMED = ["lyra", "vega", "ghost"] as const;

/**
 * Documents of a collection, made from its declared example: one that no reader who depends on a field may read, and one for
 * each such reader; in every region where the path has one.
 */
export async function fixturesFrom(name: CollectionName): Promise<Fixture[]> {
  const { path } = collections[name];
  const example = await exampleOf(name);
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter!);
  const regions = parameters.includes("regionId") ? ASKED : [undefined];
  const fixtures: Fixture[] = [];
  for (const regionId of regions) {
    const inRegion = regionId !== undefined && "regionId" in example ? { ...example, regionId } : example;
    for (const [index, data] of (await variantsOf(name, inRegion)).entries()) {
      const values = parameters.map(
        (parameter) => [parameter, parameterValue(parameter, regionId, index)] as const,
      );
      fixtures.push({ parameters: Object.fromEntries(values), data });
    }
  }
  return fixtures;
}

/** A document's own id tells its variants apart; what is a person's is the subject's. */
function parameterValue(parameter: string, regionId: string | undefined, index: number): string {
  if (parameter === "regionId") return regionId!;
  return parameter === "uid" ? SUBJECT : `${parameter}${index}`;
}

type Data = Fixture["data"];

async function variantsOf(name: CollectionName, example: Data): Promise<Data[]> {
  const { path, readers } = collections[name];
  const openings = [...readers.get, ...readers.list].flatMap((reader): Data[] => {
    if (reader.kind === "fieldNames") return [{ [reader.field]: SUBJECT }];
    if (reader.kind === "fieldLists") return [{ [reader.field]: [SUBJECT] }];
    if (reader.kind === "belongs" && reader.where) return [{ [reader.where.field]: reader.where.value }];
    const namesRegion =
      reader.kind === "holds" && reader.permission.includes("{regionId}") && !path.includes("{regionId}");
    return namesRegion ? NAMED.map((regionId) => ({ regionId })) : [];
  });
  const distinct = [...new Map(openings.map((opening) => [JSON.stringify(opening), opening])).values()];
  // One document a person: it is the subject's, and there is no other beside it.
  if (path.endsWith("{uid}")) return [Object.assign({}, example, ...distinct)];
  const closed = { ...example };
  for (const field of distinct.flatMap(Object.keys)) closed[field] = await otherValue(name, field, distinct);
  return [closed, ...distinct.map((opening) => ({ ...closed, ...opening }))];
}

/** A value that opens the field's document to nobody. */
async function otherValue(name: CollectionName, field: string, openings: readonly Data[]): Promise<unknown> {
  const opening = openings.find((one) => field in one)![field];
  if (Array.isArray(opening)) return [];
  const { schema } = await documentsOf(name);
  const known = schemaJson(schema as never).properties?.[field];
  const values = typeof known === "object" ? (known.enum ?? []) : [];
  const isAlwaysText = typeof known === "object" && known.type === "string";
  return values.find((value) => value !== opening) ?? (isAlwaysText ? "somebody-else" : null);
}
