/** A query as Firestore's protocol has it, without its values' meaning. */
export interface RecordedQuery {
  readonly from: readonly { readonly collectionId?: string; readonly allDescendants?: boolean }[];
  readonly where?: Filter | null;
  readonly orderBy?: readonly {
    readonly field: { readonly fieldPath: string };
    readonly direction: string;
  }[];
}
interface Filter {
  readonly compositeFilter?: { readonly filters: readonly Filter[] };
  readonly fieldFilter?: { readonly field: { readonly fieldPath: string }; readonly op: string };
  readonly unaryFilter?: { readonly field: { readonly fieldPath: string }; readonly op: string };
}

export interface IndexSpec {
  readonly indexes: readonly {
    readonly collectionGroup: string;
    readonly queryScope: string;
    readonly fields: readonly {
      readonly fieldPath: string;
      readonly order?: string;
      readonly arrayConfig?: string;
    }[];
  }[];
  readonly fieldOverrides: readonly {
    readonly collectionGroup: string;
    readonly fieldPath: string;
    readonly indexes: readonly {
      readonly order?: string;
      readonly arrayConfig?: string;
      readonly queryScope: string;
    }[];
  }[];
}

type Order = "ASCENDING" | "DESCENDING" | "CONTAINS";
type Term = readonly [fieldPath: string, order: Order];

const NAME = "__name__";
const EQUALITIES = new Set(["EQUAL", "IN", "IS_NULL", "IS_NAN"]);
const CONTAINS = new Set(["ARRAY_CONTAINS", "ARRAY_CONTAINS_ANY"]);

/**
 * What production lacks to answer the query, in words, or undefined. Fields compared by equality are served by their
 * single-field indexes together; one ordered field alone by its own; anything else needs a composite index: the
 * equalities in any order, then what is ordered, in sequence, all directions as written or all reversed.
 * Source: Cloud Firestore documentation, "Index types" and "Index merging".
 */
export function missingIndex(query: RecordedQuery, spec: IndexSpec): string | undefined {
  const [{ collectionId = "", allDescendants = false } = {}] = query.from;
  const scope = allDescendants ? "COLLECTION_GROUP" : "COLLECTION";
  const { fixed, ordered } = termsOf(query);
  if (ordered.length === 0 || (ordered.length === 1 && fixed.length === 0)) {
    const lacking = [...fixed, ...ordered].find((term) => !hasSingle(spec, collectionId, scope, term));
    return lacking === undefined
      ? undefined
      : `${collectionId} (${scope}): single-field index ${lacking.join(" ")}`;
  }
  if (hasComposite(spec, collectionId, scope, fixed, ordered)) return undefined;
  return `${collectionId} (${scope}): composite index ${[...fixed, ...ordered].map((term) => term.join(" ")).join(", ")}`;
}

function termsOf({ where, orderBy }: RecordedQuery): { fixed: Term[]; ordered: Term[] } {
  const filters = leavesOf(where ?? undefined).filter(({ field }) => field.fieldPath !== NAME);
  const fixed = filters
    .filter(({ op }) => EQUALITIES.has(op) || CONTAINS.has(op))
    .map(({ field, op }): Term => [field.fieldPath, CONTAINS.has(op) ? "CONTAINS" : "ASCENDING"]);
  const ordered = (orderBy ?? [])
    .filter(({ field }) => field.fieldPath !== NAME)
    .map(({ field, direction }): Term => [field.fieldPath, direction as Order]);
  for (const { field, op } of filters) {
    const known = [...fixed, ...ordered].some(([path]) => path === field.fieldPath);
    if (!EQUALITIES.has(op) && !CONTAINS.has(op) && !known) ordered.push([field.fieldPath, "ASCENDING"]);
  }
  return {
    fixed: unique(fixed),
    ordered: ordered.filter(([path]) => !fixed.some(([other]) => other === path)),
  };
}

function leavesOf(filter: Filter | undefined): { field: { fieldPath: string }; op: string }[] {
  if (filter === undefined) return [];
  const leaf = filter.fieldFilter ?? filter.unaryFilter;
  return leaf ? [leaf] : (filter.compositeFilter?.filters ?? []).flatMap(leavesOf);
}

const unique = (terms: readonly Term[]) => [...new Map(terms.map((term) => [term.join(), term])).values()];

function hasSingle(
  spec: IndexSpec,
  collectionGroup: string,
  scope: string,
  [fieldPath, order]: Term,
): boolean {
  const override = spec.fieldOverrides.find(
    (found) => found.collectionGroup === collectionGroup && covers(found.fieldPath, fieldPath),
  );
  if (override === undefined) return scope === "COLLECTION";
  return override.indexes.some(
    (index) => index.queryScope === scope && (index.order ?? index.arrayConfig) === order,
  );
}

/** An exemption of a map exempts what is in it. */
const covers = (overridden: string, fieldPath: string) =>
  fieldPath === overridden || fieldPath.startsWith(`${overridden}.`);

function hasComposite(
  spec: IndexSpec,
  collectionGroup: string,
  scope: string,
  fixed: readonly Term[],
  ordered: readonly Term[],
): boolean {
  const reversed = ordered.map(
    ([path, order]): Term => [path, order === "ASCENDING" ? "DESCENDING" : "ASCENDING"],
  );
  return spec.indexes.some((index) => {
    if (index.collectionGroup !== collectionGroup || index.queryScope !== scope) return false;
    const terms = index.fields
      .filter(({ fieldPath }) => fieldPath !== NAME)
      .map(({ fieldPath, order, arrayConfig }) => `${fieldPath} ${order ?? arrayConfig}`);
    const [head, tail] = [terms.slice(0, fixed.length), terms.slice(fixed.length).join()];
    const sameHead =
      head.length === fixed.length &&
      fixed.every(([path]) => head.some((term) => term.startsWith(`${path} `)));
    return sameHead && [ordered, reversed].some((way) => way.map((term) => term.join(" ")).join() === tail);
  });
}
