import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type CollectionName, collections, rooms } from "../../functions/src/house.ts";
import { documentPath } from "../../functions/src/platform/paths.ts";
import { documentsOf } from "../../scripts/generate/declared.ts";
import { fixturesOf } from "../support/rulesMatrix/world.ts";

/** A document as the code of its time stored it. */
export interface Piece {
  readonly parameters: Readonly<Record<string, string>>;
  /** As Firestore held them. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export const collectionNames = Object.keys(collections) as CollectionName[];

/** `test/museum/<room>/<collection>.<version>.json`: written once, never again. */
function fileOf(name: CollectionName, version: number): string {
  const room = rooms.find(({ collections }) => name in collections)!.name;
  return join(import.meta.dirname, room, `${name}.${version}.json`);
}

/** The versions that the present code must read. */
export async function versionsOf(name: CollectionName): Promise<number[]> {
  const { version } = await documentsOf(name);
  return Array.from({ length: version }, (_, index) => index + 1);
}

/** Undefined where the museum has none. */
export async function pieceOf(name: CollectionName, version: number): Promise<Piece | undefined> {
  const file = fileOf(name, version);
  if (!existsSync(file)) return undefined;
  return withDates(await readFile(file, "utf8")) as Piece;
}

/** What stands in a file of the museum. */
export function withDates(json: string): unknown {
  return JSON.parse(json, (_key, value: unknown) => asDate(value) ?? value);
}

export const pathOf = (name: CollectionName, { parameters }: Piece) =>
  documentPath(collections[name].path, parameters as never);

function asDate(value: unknown): Date | undefined {
  if (value === null || typeof value !== "object" || !("instant" in value)) return undefined;
  return Object.keys(value).length === 1 ? new Date(value.instant as string) : undefined;
}

/** Puts a document of the present version into the museum where it has none; what is there stays. */
async function collect(name: CollectionName): Promise<void> {
  const documents = await documentsOf(name);
  const file = fileOf(name, documents.version);
  if (existsSync(file)) return;
  const [{ parameters, data } = { parameters: {}, data: {} }] = fixturesOf(name);
  const piece: Piece = { parameters, fields: documents.encode(data) };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(withInstants(piece), null, 2)}\n`);
  console.log(`✓ ${file}`);
}

function withInstants(value: unknown): unknown {
  if (value instanceof Date) return { instant: value.toISOString() };
  if (Array.isArray(value)) return value.map(withInstants);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withInstants(inner)]));
}

if (import.meta.main) for (const name of collectionNames) await collect(name);
