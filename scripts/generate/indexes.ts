import { collections } from "../../functions/src/house.ts";
import type {
  ClientCondition,
  CollectionDeclaration,
  Fates,
} from "../../functions/src/platform/declaration/declareCollection.ts";
import { collectionIdOf } from "../../functions/src/platform/declaration/house.ts";
import { fieldRows } from "../docs/fieldRows.ts";
import { schemaJson } from "../docs/schemaJson.ts";
import { clientQueries, recordedForm } from "./clientQueries.ts";
import { declaredSchemas } from "./declared.ts";
import {
  type CompositeIndex,
  compositeFor,
  type FieldOverride,
  type IndexSpec,
  type RecordedQuery,
  singlesFor,
  usesComposite,
} from "./queryIndexes.ts";

/** Any field of a collection: what this says holds for every one that has no line of its own. */
const ANY_FIELD = "*";

/**
 * `firestore.indexes.json` of what the functions have asked, what clients are built on, and what erasing and closing ask. No other field
 * is in an index: each would cost a write, and an instant that only grows slows all writes down.
 */
export async function indexesFor(recorded: readonly RecordedQuery[]): Promise<IndexSpec> {
  const maps = await openMaps();
  const queries = [...recorded, ...clientQueries(), ...personQueries(), ...regionQueries()];
  const ids = Object.values(collections).map(({ path }) => collectionIdOf(path));
  const inOrder = ids.flatMap((id) => queries.filter(({ from }) => from[0]?.collectionId === id));
  const indexes: CompositeIndex[] = [];
  for (const query of inOrder) {
    const needed = compositeFor(query);
    if (needed !== undefined && !indexes.some((index) => usesComposite(query, index))) indexes.push(needed);
  }
  return {
    indexes,
    fieldOverrides: Object.values(collections).flatMap((one) => overridesOf(one, inOrder, maps)),
  };
}

type Collection = (typeof collections)[keyof typeof collections];

function overridesOf(
  { path, lifetime }: Collection,
  queries: readonly RecordedQuery[],
  maps: ReadonlySet<string>,
): FieldOverride[] {
  const collectionGroup = collectionIdOf(path);
  const needed = new Map<string, Map<string, FieldOverride["indexes"][number]>>();
  for (const query of queries.filter(({ from }) => from[0]?.collectionId === collectionGroup)) {
    for (const { fieldPath: asked, index } of singlesFor(query)) {
      const map = asked.split(".").slice(0, -1).join(".");
      const fieldPath = maps.has(`${path} ${map}`) ? map : asked;
      const known = needed.get(fieldPath) ?? new Map();
      needed.set(fieldPath, known.set(JSON.stringify(index), index));
    }
  }
  const expiring = lifetime.kind === "ttl" ? [lifetime.field] : [];
  const fields = [...new Set([...needed.keys(), ...expiring])].toSorted();
  return [
    { collectionGroup, fieldPath: ANY_FIELD, indexes: [] },
    ...fields.map((fieldPath) => ({
      collectionGroup,
      fieldPath,
      ...(expiring.includes(fieldPath) ? { ttl: true } : {}),
      indexes: [...(needed.get(fieldPath)?.entries() ?? [])].toSorted().map(([, index]) => index),
    })),
  ];
}

/**
 * Maps whose keys nobody knows beforehand: what is asked of one key may be asked of each, so the whole map is indexed. Its keys
 * inherit that. Source: Cloud Firestore documentation, "Index types", single-field index exemptions.
 */
async function openMaps(): Promise<Set<string>> {
  const schemas = [...(await declaredSchemas())];
  return new Set(
    schemas.flatMap(([path, schema]) => {
      const rows = fieldRows(schemaJson(schema));
      return rows.filter(({ type }) => type === "map").map((row) => `${path} ${row.path}`);
    }),
  );
}

/** Closing finds what is a region's by the field that the collection declares, where its path does not begin with the region. */
function regionQueries(): RecordedQuery[] {
  return Object.entries<CollectionDeclaration>(collections).flatMap(([name, { fates }]) => {
    const { region } = fates.closing[2] ?? {};
    if (region === undefined) return [];
    const where: ClientCondition =
      "list" in region ? [region.list, "array-contains", "a region"] : [region.field, "==", "a region"];
    return [recordedForm({ path: name as never, purpose: "", acrossAll: true, where: [where] })];
  });
}

const isFoundByPerson = ({ erasure, export: exported }: Fates) =>
  erasure[0] === "delete" || exported[0] === "export";

/** Erasing and exporting find what is a person's across all collections of a name, by the field that the collection declares. */
function personQueries(): RecordedQuery[] {
  return Object.entries(collections).flatMap(([name, { person, fates }]) =>
    person === null || person === "path" || !isFoundByPerson(fates)
      ? []
      : [
          recordedForm({
            path: name as never,
            purpose: "",
            acrossAll: true,
            where: [[person.field, "==", "caller"]],
          }),
        ],
  );
}
