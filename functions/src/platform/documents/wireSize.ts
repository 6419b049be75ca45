/**
 * How big things are at Firestore, from the form in which its protocol sends them. Pure, and cheap enough for every
 * commit: one walk over the values, no encoding.
 */

/** A value as the client library hands it to the protocol. */
export interface WireValue {
  readonly stringValue?: string | null;
  readonly integerValue?: number | string | null;
  readonly doubleValue?: number | null;
  readonly booleanValue?: boolean | null;
  readonly timestampValue?: object | null;
  readonly bytesValue?: Uint8Array | string | null;
  readonly referenceValue?: string | null;
  readonly geoPointValue?: object | null;
  readonly arrayValue?: { readonly values?: readonly WireValue[] | null } | null;
  readonly mapValue?: { readonly fields?: WireFields | null } | null;
}
export type WireFields = Readonly<Record<string, WireValue>>;

export interface WireTransform {
  readonly fieldPath?: string | null;
  readonly increment?: WireValue | null;
  readonly maximum?: WireValue | null;
  readonly minimum?: WireValue | null;
  readonly appendMissingElements?: { readonly values?: readonly WireValue[] | null } | null;
  readonly removeAllFromArray?: { readonly values?: readonly WireValue[] | null } | null;
}

/** One write of a commit. */
export interface WireWrite {
  readonly update?: { readonly name?: string | null; readonly fields?: WireFields | null } | null;
  readonly delete?: string | null;
  readonly updateMask?: { readonly fieldPaths?: readonly string[] | null } | null;
  readonly updateTransforms?: readonly WireTransform[] | null;
}

const DOCUMENT_OVERHEAD_BYTES = 32;
const NAME_OVERHEAD_BYTES = 16;

const textBytes = (text: string) => Buffer.byteLength(text) + 1;

/**
 * Bytes that a document takes in storage, its name included.
 * Source: Cloud Firestore documentation, "Storage size calculations" (firebase.google.com/docs/firestore/storage-size).
 */
export function storedDocumentBytes(name: string, fields: WireFields): number {
  return storedNameBytes(name) + storedFieldsBytes(fields);
}

function storedFieldsBytes(fields: WireFields): number {
  let bytes = DOCUMENT_OVERHEAD_BYTES;
  for (const field in fields) bytes += textBytes(field) + storedValueBytes(fields[field]!);
  return bytes;
}

/** Collection and document ids of the path below the database, a string each. */
function storedNameBytes(name: string): number {
  const path = relativePath(name);
  return NAME_OVERHEAD_BYTES + Buffer.byteLength(path) + 1;
}

/** `players/ada` for `projects/…/databases/(default)/documents/players/ada`. */
export function relativePath(name: string): string {
  const marker = "/documents/";
  const at = name.indexOf(marker);
  return at < 0 ? name : name.slice(at + marker.length);
}

function storedValueBytes(value: WireValue): number {
  if (value.stringValue != null) return textBytes(value.stringValue);
  if (value.mapValue != null) return storedFieldsBytes(value.mapValue.fields ?? {});
  if (value.arrayValue != null) {
    let bytes = 0;
    for (const item of value.arrayValue.values ?? []) bytes += storedValueBytes(item);
    return bytes;
  }
  if (value.bytesValue != null) return value.bytesValue.length;
  if (value.referenceValue != null) return storedNameBytes(value.referenceValue);
  if (value.geoPointValue != null) return 16;
  if (value.integerValue != null || value.doubleValue != null || value.timestampValue != null) return 8;
  return 1;
}

/**
 * Bytes of one write within the request that commits it: never less than the encoded form, and little more. What
 * Firestore bounds of a commit is the request.
 */
export function sentWriteBytes({ update, delete: deleted, updateMask, updateTransforms }: WireWrite): number {
  // Tags, lengths and the precondition.
  let bytes = 48;
  if (deleted != null) bytes += Buffer.byteLength(deleted);
  if (update != null) bytes += Buffer.byteLength(update.name ?? "") + sentFieldsBytes(update.fields ?? {});
  for (const path of updateMask?.fieldPaths ?? []) bytes += framed(Buffer.byteLength(path));
  for (const transform of updateTransforms ?? []) bytes += sentTransformBytes(transform);
  return bytes;
}

function sentTransformBytes(transform: WireTransform): number {
  const operand = transform.increment ?? transform.maximum ?? transform.minimum;
  const list = transform.appendMissingElements ?? transform.removeAllFromArray;
  let bytes = Buffer.byteLength(transform.fieldPath ?? "") + 24;
  if (operand != null) bytes += sentValueBytes(operand);
  for (const item of list?.values ?? []) bytes += framed(sentValueBytes(item));
  return bytes;
}

function sentFieldsBytes(fields: WireFields): number {
  let bytes = 0;
  for (const field in fields) {
    bytes += framed(framed(Buffer.byteLength(field)) + framed(sentValueBytes(fields[field]!)));
  }
  return bytes;
}

function sentValueBytes(value: WireValue): number {
  if (value.stringValue != null) return framed(Buffer.byteLength(value.stringValue)) + 1;
  if (value.mapValue != null) return framed(sentFieldsBytes(value.mapValue.fields ?? {}));
  if (value.arrayValue != null) {
    let bytes = 0;
    for (const item of value.arrayValue.values ?? []) bytes += framed(sentValueBytes(item));
    return framed(bytes);
  }
  if (value.bytesValue != null) return framed(value.bytesValue.length) + 1;
  if (value.referenceValue != null) return framed(Buffer.byteLength(value.referenceValue));
  if (value.geoPointValue != null || value.timestampValue != null) return 24;
  if (value.integerValue != null) return 1 + varintBytes(Number(value.integerValue));
  if (value.doubleValue != null) return 9;
  return 3;
}

/** A part with its one-byte tag and its length before it. */
const framed = (bytes: number) => 1 + varintBytes(bytes) + bytes;

/** Seven bits a byte; a negative integer takes all ten. Source: Protocol Buffers documentation, "Encoding". */
function varintBytes(value: number): number {
  if (value < 0) return 10;
  let bytes = 1;
  for (let rest = value; rest >= 128; rest /= 128) bytes++;
  return bytes;
}
