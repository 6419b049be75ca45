import {
  type DocumentData,
  type DocumentReference,
  type DocumentSnapshot,
  FieldPath,
  FieldValue,
} from "firebase-admin/firestore";
import { changesBetween, type FieldChange, isMap, valueAt } from "./change.ts";
import type { Shape, SplitOff, StoredField } from "./collection.ts";
import { checkDocumentSize } from "./size.ts";
import { VERSION_FIELD } from "./versions.ts";

/** A document as this code last saw or left it. */
export interface Seen {
  readonly document: object;
  readonly version: number;
  /** Whether what is stored has a map at the path. */
  holdsMap(path: readonly string[]): boolean;
  /** What is stored under a name, whichever the version. */
  readonly stored: StoredField;
}

/** How a checked change is stored: the whole where the version rises, with what leaves it, else the fields that differ. */
export type CheckedWrite =
  | { readonly whole: DocumentData; readonly splitOff: readonly SplitOff[] }
  | { readonly fields: readonly [FieldPath, unknown, ...unknown[]] | undefined };

/** The reference without its converter, for what has been checked and encoded. */
export function bare<Document>(ref: DocumentReference<Document>): DocumentReference {
  return ref.withConverter(null);
}

/** What is stored for a new document. @throws ZodError when it does not match its schema. */
export function encoded<Document>(
  shape: Shape<Document>,
  document: Document,
): { checked: Document; fields: DocumentData } {
  const checked = shape.schema.parse(document);
  return { checked, fields: shape.encode(checked) };
}

/** What a snapshot tells of a document that exists. `document` is in its present shape. */
export function seenIn(snapshot: DocumentSnapshot, document: object): Seen {
  return {
    document,
    version: (snapshot.get(VERSION_FIELD) as number | undefined) ?? 1,
    holdsMap: (path) => isMap(snapshot.get(new FieldPath(...path))),
    stored: (name) => snapshot.get(new FieldPath(name)) as unknown,
  };
}

export function seenAs(document: object, version: number): Seen {
  return {
    document,
    version,
    holdsMap: (path) => isMap(valueAt(document as DocumentData, path)),
    stored: (name) => valueAt(document as DocumentData, [name]),
  };
}

/**
 * Checks the whole that a change makes of a document, and says what to write for it.
 * @throws ZodError or LimitExceeded: the change would leave a document that its schema refuses, or one too big.
 */
export function checkedChange<Document extends object>(
  shape: Shape<Document>,
  path: string,
  seen: Seen,
  whole: Document,
): { checked: Document; write: CheckedWrite } {
  const checked = shape.schema.parse(whole);
  checkDocumentSize(path, checked);
  if (seen.version !== shape.version) {
    return { checked, write: { whole: shape.encode(checked), splitOff: shape.splitOffFrom(seen.stored) } };
  }
  const changes = changesBetween(seen.document as DocumentData, checked as DocumentData, seen.holdsMap);
  return { checked, write: { fields: updateArguments(changes) } };
}

function updateArguments([first, ...rest]: readonly FieldChange[]):
  | [FieldPath, unknown, ...unknown[]]
  | undefined {
  if (first === undefined) return undefined;
  return [...asArguments(first), ...rest.flatMap(asArguments)];
}

function asArguments([path, value]: FieldChange): [FieldPath, unknown] {
  return [new FieldPath(...path), value === undefined ? FieldValue.delete() : value];
}
