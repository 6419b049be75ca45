import type { Loader } from "./declareRoom.ts";
import type { ReadAccess } from "./readers.ts";

/** What a room says of a collection. What must be said has no default: left out, it does not compile. */
export interface CollectionDeclaration {
  /** `regions/{regionId}/members/{uid}`: the template of its documents' paths. */
  readonly path: string;
  /** The module that ties the collection to its schema with `documents`. */
  readonly schema: Loader;
  /** The module that exports a document as it is stored, under the collection's name: the tests' fixture. */
  readonly example: Loader;
  readonly readers: ReadAccess;
  /**
   * The queries that clients are built on beside those which the readers imply (a reader who depends on a field fixes
   * that field, and nothing else). The indexes are kept for them: a client that wants another one adds its line.
   */
  readonly queries: readonly ClientQuery[];
  /** How many documents a client's query may ask for at most; 100 where nothing is said. */
  readonly listLimit?: number;
  /**
   * The version that every stored document must have, since rules, indexes or queries look at what it brought. A deploy is
   * refused until a backfill to it is reported complete.
   */
  readonly leastVersion?: number;
  readonly lifetime: Lifetime;
  /** Whose a document is: the player above it in the path, the one in this field, or nobody's. */
  readonly person: "path" | { readonly field: string } | null;
  readonly fates: Fates;
}

export interface ClientQuery {
  /** What it is for. */
  readonly purpose: string;
  /** Across all collections of this name; otherwise within one. */
  readonly acrossAll?: true;
  readonly where?: readonly ClientCondition[];
  readonly orderBy?: readonly [field: string, direction: "asc" | "desc"];
  /** Asked by a command of `scripts/` with an operator's credentials, past the rules. */
  readonly byOperator?: true;
}

/** `caller` stands for the uid of the player who asks. */
export type ClientCondition = readonly [
  field: string,
  operator: "==" | "array-contains",
  value:
    | "caller"
    | "a player"
    | "an action"
    | "a region"
    | "a sector"
    | "an account"
    | "a vote"
    | "true"
    | `"${string}"`
    | "null",
];

/** When a document goes. */
export type Lifetime =
  /** A TTL policy deletes it at the instant in this field, or up to a day later. */
  | { readonly kind: "ttl"; readonly field: string; readonly why: string }
  | { readonly kind: "rule"; readonly rule: string };

export const until = (rule: string): Lifetime => ({ kind: "rule", rule });
export const forEver = (why: string): Lifetime => until(`For ever: ${why}.`);
export const withRegion: Lifetime = until("As long as the region: nothing deletes it yet.");
export const withPlayer: Lifetime = until("Until the player deletes the account: `erasePlayer` deletes it.");

/** What becomes of a collection's documents, and in a line why. */
export interface Fates {
  /**
   * When their person's account is erased. `delete`: the erasing task finds and deletes them. `anonymise`: others need them, and
   * the commit that deletes the account takes the person out.
   */
  readonly erasure: Fate<"keep" | "delete" | "anonymise">;
  /**
   * When their region closes. What is exported of a person (`export`) is copied below its player first. `evacuate`: the people
   * leave, and the documents are sealed. `archive`: into the public archive. `seal`: into the archive that no client reads.
   * All but what is kept is deleted in the end.
   */
  readonly closing: ClosingFate;
  /** When their person asks for what is stored. */
  readonly export: Fate<"keep" | "export">;
}

export type Fate<Act> = readonly [act: Act, why: string];

export type ClosingFate = readonly [
  act: "keep" | "evacuate" | "archive" | "seal" | "delete",
  why: string,
  of?: {
    /** How a document names its region, or one of its regions, where the path does not begin with it. */
    readonly region?: { readonly field: string } | { readonly list: string };
    /** Of what is archived: these alone are public, the others are sealed. */
    readonly publicWhere?: { readonly field: string; readonly value: string };
  },
];

const STAYS: Fate<"keep"> = ["keep", "It is no person's."];

/** Of what the platform keeps of itself. */
export const platformsOwn: Fates = {
  erasure: ["keep", "It is no person's."],
  closing: ["keep", "It is no region's."],
  export: STAYS,
};

/** Of what a region has, no matter who made it. */
export const regionsOwn: Fates = {
  erasure: ["keep", "It is the region's, and a uid without an account names nobody."],
  closing: ["delete", "It is the region's."],
  export: STAYS,
};

/** Of what a player has, wherever the player is. */
export const playersOwn: Fates = {
  erasure: ["delete", "It is the player's."],
  closing: ["keep", "It is no region's."],
  export: ["export", "It is the player's."],
};
