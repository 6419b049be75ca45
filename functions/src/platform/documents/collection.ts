import type {
  CollectionGroup,
  CollectionReference,
  DocumentData,
  DocumentReference,
  DocumentSnapshot,
} from "firebase-admin/firestore";
import type { z } from "zod";
import type { CollectionParameters, Parameters } from "../paths.ts";

/** A collection of documents of one shape: what a room declares in its `schema.ts`, once. */
export interface Documents<Template extends string, Document> extends Shape<Document> {
  readonly template: Template;
  /** Reference to one document. */
  ref(parameters: Parameters<Template>): DocumentReference<Document>;
  /** The collection, for queries. */
  collection(parameters: CollectionParameters<Template>): CollectionReference<Document>;
  /** All collections of this name, for queries across regions or players. */
  group(): CollectionGroup<Document>;
}

/** What the checked writes ask of a collection. */
export interface Shape<Document> {
  readonly template: string;
  readonly schema: z.ZodType<Document>;
  /** The version of what this code writes; 1 until a collection has a step. */
  readonly version: number;
  /** The earliest version that is stored as this one is. */
  readonly storedAlikeSince: number;
  /** Fields that may be added to without being read: numbers, or maps of numbers. */
  readonly counters: readonly string[];
  /** What a snapshot read without the converter holds, or undefined where there is no document: frozen, and one object for all who ask. */
  decode(snapshot: DocumentSnapshot): Document | undefined;
  /** The fields to store for a document that has been checked. */
  encode(checked: Document): DocumentData;
  /** What has left a stored document of an earlier version, to stand in documents of its own. */
  splitOffFrom(stored: StoredField): readonly SplitOff[];
}

/** A field of a document as it is stored, by its name; undefined where there is none. */
export type StoredField = (name: string) => unknown;

/** A document made of what has left another one. */
export interface SplitOff {
  readonly ref: DocumentReference<object>;
  readonly document: object;
}

const shapes = new WeakMap<DocumentReference<never>, Shape<never>>();

/** Remembers whose a reference is; the client library's references do not tell. */
export function tied<Document>(
  ref: DocumentReference<Document>,
  shape: Shape<Document>,
): DocumentReference<Document> {
  shapes.set(ref as never, shape as never);
  return ref;
}

/** The shape of what a reference names; undefined for one that `documents(…).ref` has not made. */
export function shapeOf<Document>(ref: DocumentReference<Document>): Shape<Document> | undefined {
  return shapes.get(ref as never) as unknown as Shape<Document> | undefined;
}

/** @throws where there is none: nobody would know what to check. */
export function shapeFor<Document>(ref: DocumentReference<Document>): Shape<Document> {
  const shape = shapeOf(ref);
  if (shape !== undefined) return shape;
  throw new Error(`${ref.path} is written without a schema: make the reference with documents(…).ref.`);
}
