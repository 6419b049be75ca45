/** A query as Firestore's protocol has it, without its values' meaning. */
export interface RecordedQuery {
  readonly from: readonly { readonly collectionId?: string; readonly allDescendants?: boolean }[];
  readonly where?: Filter | null;
  readonly orderBy?: readonly {
    readonly field: { readonly fieldPath: string };
    readonly direction: string;
  }[];
  readonly aggregations?: readonly Aggregation[];
}
export interface Filter {
  readonly compositeFilter?: { readonly filters: readonly Filter[] };
  readonly fieldFilter?: { readonly field: { readonly fieldPath: string }; readonly op: string };
  readonly unaryFilter?: { readonly field: { readonly fieldPath: string }; readonly op: string };
}
interface Aggregation {
  readonly count?: object;
  readonly sum?: { readonly field: { readonly fieldPath: string } };
  readonly avg?: { readonly field: { readonly fieldPath: string } };
}

export interface IndexSpec {
  readonly indexes: readonly CompositeIndex[];
  readonly fieldOverrides: readonly FieldOverride[];
}
export interface CompositeIndex {
  readonly collectionGroup: string;
  readonly queryScope: string;
  readonly fields: readonly {
    readonly fieldPath: string;
    readonly order?: string;
    readonly arrayConfig?: string;
  }[];
}
export interface FieldOverride {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly ttl?: boolean;
  readonly indexes: readonly {
    readonly order?: string;
    readonly arrayConfig?: string;
    readonly queryScope: string;
  }[];
}

type Order = "ASCENDING" | "DESCENDING" | "CONTAINS";
type Term = readonly [fieldPath: string, order: Order];

const NAME = "__name__";
const EQUALITIES = new Set(["EQUAL", "IN", "IS_NULL", "IS_NAN"]);
const CONTAINS = new Set(["ARRAY_CONTAINS", "ARRAY_CONTAINS_ANY"]);

/** What a query asks of the indexes of its collection. */
interface Need {
  readonly collectionId: string;
  readonly scope: "COLLECTION" | "COLLECTION_GROUP";
  /** Compared by equality or by what a list contains: any order. */
  readonly fixed: readonly Term[];
  /** Sorted by or compared by a range: in this sequence, as written or all reversed. */
  readonly ordered: readonly Term[];
  /** Summed: behind the others, in any order and direction. */
  readonly summed: readonly string[];
}

/**
 * What production lacks to answer the query, in words, or undefined. Fields compared by equality are served by their
 * single-field indexes together; one ordered or summed field alone by its own; anything else needs a composite index:
 * the equalities in any order, then what is ordered, in sequence, all directions as written or all reversed, then what
 * is summed or averaged. Counting asks for nothing of its own.
 * Sources: Cloud Firestore documentation, "Index types", "Index merging" and "Summarize data with aggregation queries".
 */
export function missingIndex(query: RecordedQuery, spec: IndexSpec): string | undefined {
  const need = needOf(query);
  const { collectionId, scope } = need;
  // Several equalities are answered by merging, where no composite index has them all.
  if (!needsComposite(need) && !spec.indexes.some((index) => serves(index, need))) {
    const lacking = singleTerms(need).find((term) => !hasSingle(spec, need, term));
    return lacking && `${collectionId} (${scope}): single-field index ${lacking.join(" ")}`;
  }
  if (spec.indexes.some((index) => serves(index, need))) return undefined;
  const terms = [...need.fixed, ...need.ordered].map((term) => term.join(" "));
  return `${collectionId} (${scope}): composite index ${[...terms, ...need.summed.map((path) => `${path} ASCENDING`)].join(", ")}`;
}

/**
 * The composite index that answers the query, or undefined where a single field does. Several equalities could be answered by
 * merging single fields, which reads, and bills, entries beyond what matches.
 */
export function compositeFor(query: RecordedQuery): CompositeIndex | undefined {
  const need = needOf(query);
  if (isSingle(need)) return undefined;
  const summed = need.summed.map((path): Term => [path, "ASCENDING"]);
  const fields = [...need.fixed.toSorted(), ...need.ordered, ...summed].map(([fieldPath, order]) =>
    order === "CONTAINS" ? { fieldPath, arrayConfig: order } : { fieldPath, order },
  );
  return { collectionGroup: need.collectionId, queryScope: need.scope, fields };
}

/** The single-field indexes that answer the query; none where a composite one does. */
export function singlesFor(query: RecordedQuery) {
  const need = needOf(query);
  if (!isSingle(need)) return [];
  return singleTerms(need)
    .filter(([fieldPath]) => fieldPath !== NAME)
    .map(([fieldPath, order]) => ({
      fieldPath,
      index: { ...(order === "CONTAINS" ? { arrayConfig: order } : { order }), queryScope: need.scope },
    }));
}

/** Whether the query is a reason to keep the composite index: it needs it, or is answered by it without merging. */
export function usesComposite(query: RecordedQuery, index: CompositeIndex): boolean {
  return serves(index, needOf(query));
}

/** An exemption of a map exempts what is in it. */
const covers = (overridden: string, fieldPath: string) =>
  fieldPath === overridden || fieldPath.startsWith(`${overridden}.`);

const needsComposite = ({ fixed, ordered, summed }: Need) =>
  ordered.length + summed.length > 1 || (ordered.length + summed.length === 1 && fixed.length > 0);

const isSingle = (need: Need) => !needsComposite(need) && need.fixed.length < 2;

const singleTerms = ({ fixed, ordered, summed }: Need): Term[] => [
  ...fixed,
  ...ordered,
  ...summed.map((path): Term => [path, "ASCENDING"]),
];

function needOf({ from, where, orderBy, aggregations }: RecordedQuery): Need {
  const [{ collectionId = "", allDescendants = false } = {}] = from;
  const filters = leavesOf(where ?? undefined).filter(({ field }) => field.fieldPath !== NAME);
  const fixed = filters
    .filter(({ op }) => EQUALITIES.has(op) || CONTAINS.has(op))
    .map(({ field, op }): Term => [field.fieldPath, CONTAINS.has(op) ? "CONTAINS" : "ASCENDING"]);
  const ordered = withoutImpliedName(
    (orderBy ?? []).map(({ field, direction }): Term => [field.fieldPath, direction as Order]),
  );
  const isKnown = (path: string) => [...fixed, ...ordered].some(([known]) => known === path);
  for (const { field, op } of filters) {
    if (!EQUALITIES.has(op) && !CONTAINS.has(op) && !isKnown(field.fieldPath))
      ordered.push([field.fieldPath, "ASCENDING"]);
  }
  const summed = (aggregations ?? []).flatMap(({ sum, avg }) => (sum ?? avg)?.field.fieldPath ?? []);
  return {
    collectionId,
    scope: allDescendants ? "COLLECTION_GROUP" : "COLLECTION",
    fixed: unique(fixed),
    ordered: ordered.filter(([path]) => !fixed.some(([other]) => other === path)),
    summed: [...new Set(summed)].filter((path) => !isKnown(path)),
  };
}

/** Every index ends with the document's name, in the direction of its last field: only another one must be asked for. */
function withoutImpliedName(ordered: readonly Term[]): Term[] {
  const last = ordered.at(-1);
  const implied = last?.[0] === NAME && last[1] === (ordered.at(-2)?.[1] ?? last[1]);
  return implied ? ordered.slice(0, -1) : [...ordered];
}

export function leavesOf(filter: Filter | undefined): { field: { fieldPath: string }; op: string }[] {
  if (filter === undefined) return [];
  const leaf = filter.fieldFilter ?? filter.unaryFilter;
  return leaf ? [leaf] : (filter.compositeFilter?.filters ?? []).flatMap(leavesOf);
}

const unique = (terms: readonly Term[]) => [...new Map(terms.map((term) => [term.join(), term])).values()];

function hasSingle(
  spec: IndexSpec,
  { collectionId, scope }: Pick<Need, "collectionId" | "scope">,
  [fieldPath, order]: Term,
): boolean {
  const own = spec.fieldOverrides.filter(({ collectionGroup }) => collectionGroup === collectionId);
  const override =
    own.find((found) => covers(found.fieldPath, fieldPath)) ?? own.find((found) => found.fieldPath === "*");
  if (override === undefined) return scope === "COLLECTION";
  return override.indexes.some(
    (index) => index.queryScope === scope && (index.order ?? index.arrayConfig) === order,
  );
}

/** Whether the index's fields are what is fixed, then what is ordered, then what is summed, and nothing else. */
function serves(
  { collectionGroup, queryScope, fields }: CompositeIndex,
  { collectionId, scope, fixed, ordered, summed }: Need,
): boolean {
  if (collectionGroup !== collectionId || queryScope !== scope) return false;
  const namesIt = ordered.some(([path]) => path === NAME);
  const terms = fields
    .filter(({ fieldPath }) => namesIt || fieldPath !== NAME)
    .map(({ fieldPath, order, arrayConfig }): Term => [fieldPath, (order ?? arrayConfig) as Order]);
  const head = terms.slice(0, fixed.length);
  const middle = terms.slice(fixed.length, fixed.length + ordered.length);
  const tail = terms.slice(fixed.length + ordered.length);
  return (
    sameTerms(head.map(anyDirection), fixed.map(anyDirection)) &&
    [ordered, ordered.map(reversed)].some((way) => way.join() === middle.join()) &&
    sameTerms(
      tail.map(anyDirection),
      summed.map((path) => `${path} sorted`),
    )
  );
}

const anyDirection = ([path, order]: Term) => `${path} ${order === "CONTAINS" ? "contains" : "sorted"}`;

const sameTerms = (terms: readonly string[], others: readonly string[]) =>
  terms.toSorted().join() === others.toSorted().join();

const reversed = ([path, order]: Term): Term => [path, order === "ASCENDING" ? "DESCENDING" : "ASCENDING"];
