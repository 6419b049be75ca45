import type { PermissionForm } from "./permissions.ts";

/**
 * Who may read a collection's documents straight from Firestore. The rules are generated from it; the rules matrix asks
 * them for every path, operation and role and compares. Clients write nothing, so nothing is said of writes. Any one
 * reader of a list suffices; an empty list is nobody.
 */
export interface ReadAccess {
  /** One document by its path. */
  readonly get: readonly Reader[];
  /** A query of one collection; for a reader who depends on a field, the query must fix that field. */
  readonly list: readonly Reader[];
  /** A query of every collection of this name, across regions or players. */
  readonly across: readonly Reader[];
}

export type Reader =
  /** Anyone with an ID token. */
  | { readonly kind: "signedIn" }
  /** The player whom this parameter of the path names. */
  | { readonly kind: "pathNames"; readonly parameter: string }
  /** The player whom this field of the document names. */
  | { readonly kind: "fieldNames"; readonly field: string }
  /** The players whom this field of the document lists. */
  | { readonly kind: "fieldLists"; readonly field: string }
  /**
   * Who belongs to the path's region: its active members of any standing, its owner and its governor; in the
   * platform's regions everyone who is signed in and not banned there. With `where`: documents of that kind only.
   */
  | { readonly kind: "belongs"; readonly where?: { readonly field: string; readonly value: string } }
  /**
   * Who is in the sector that the document names, where combat is possible (`open`): the caller's own presence in the region
   * says so. A query fixes both fields.
   */
  | { readonly kind: "inSameSector" }
  /** Who holds the permission; a regional one in the region of the path or, without one there, of the document. */
  | { readonly kind: "holds"; readonly permission: PermissionForm };

export const signedIn: Reader = { kind: "signedIn" };
/** The player whose uid is the path's `{uid}`. */
export const self: Reader = { kind: "pathNames", parameter: "uid" };
export const belongs: Reader = { kind: "belongs" };
export const belongsWhere = (field: string, value: string): Reader => ({
  kind: "belongs",
  where: { field, value },
});
export const fieldNames = (field: string): Reader => ({ kind: "fieldNames", field });
export const fieldLists = (field: string): Reader => ({ kind: "fieldLists", field });
export const inSameSector: Reader = { kind: "inSameSector" };
export const holds = (permission: PermissionForm): Reader => ({ kind: "holds", permission });

/** Sees what may be seen everywhere; acts in no region by that. */
export const administrator = holds("galaxy:view:*");
export const membersOfficer = holds("region:{regionId}:members:manage");
export const treasurer = holds("region:{regionId}:economy:manage");

/** Reads by path and by query alike, and no query across collections: what most collections want. */
export const readBy = (...readers: Reader[]): ReadAccess => ({ get: readers, list: readers, across: [] });

/** For the functions alone. */
export const nobody: ReadAccess = readBy();
