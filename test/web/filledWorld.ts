import { type CollectionName, collections } from "../../functions/src/house.ts";
import { documentPath } from "../../functions/src/platform/paths.ts";
import { db } from "../../functions/src/platform/store.ts";
import { COLLECTION_NAMES, exampleOf } from "../../scripts/generate/declared.ts";
import { ADMINISTERED, openAdministered } from "./administeredWorld.ts";

/** Whose pages are looked at, and where. */
export const FILLED = { uid: "demo-cyrus", regionId: ADMINISTERED.open } as const;

/** The galaxy's own, and what decides who may see anything. */
const LEFT: readonly CollectionName[] = ["administrators", "players", "regions", "sectors", "chart", "gates"];

/** A document as it is put, from what it would be. */
export type Put = <Value extends object>(document: Value, seed: number) => Value;

/** A document of each collection beside a platform that stands: every page has something to show. */
export async function openFilled(put: Put = (document) => document): Promise<void> {
  await openAdministered();
  for (const name of COLLECTION_NAMES.filter((name) => !LEFT.includes(name))) await putExample(name, put);
  for (const path of [`players/${FILLED.uid}`, `regions/${FILLED.regionId}`]) {
    const found = (await db().doc(path).get()).data()!;
    await db().doc(path).set(put(found, path.length));
  }
}

async function putExample(name: CollectionName, put: Put): Promise<void> {
  const { path } = collections[name];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter!);
  const parameters = Object.fromEntries(names.map((parameter) => [parameter, idOf(parameter)]));
  const example = await exampleOf(name);
  const named = Object.fromEntries(
    Object.keys(example)
      .filter((field) => field in parameters)
      .map((field) => [field, parameters[field]]),
  );
  const document = { ...put(example, name.length), ...named, ...openingOf(name) };
  await db().doc(documentPath(path, parameters)).set(document);
}

/** What lets its reader in who depends on a field. */
function openingOf(name: CollectionName): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const reader of [...collections[name].readers.get, ...collections[name].readers.list]) {
    if (reader.kind === "fieldNames") fields[reader.field] = FILLED.uid;
    if (reader.kind === "fieldLists") fields[reader.field] = [FILLED.uid];
    if (reader.kind === "belongs" && reader.where) fields[reader.where.field] = reader.where.value;
  }
  return fields;
}

/** As a page's address has it. */
const idOf = (parameter: string): string =>
  parameter === "uid" ? FILLED.uid : parameter === "regionId" ? FILLED.regionId : idOfPart(parameter);

/** Of what there is a few of by name. */
const NAMED: Readonly<Record<string, string>> = { part: "current", office: "governor" };
const idOfPart = (parameter: string): string => NAMED[parameter] ?? `${parameter}-1`;

/** What stands in an address where the world has another id. */
const PARAMETERS: Readonly<Record<string, string>> = {
  number: "1",
  section: "culture",
  step: "basics",
  room: "players",
  verb: "updateProfile",
};
const SEARCH: Readonly<Record<string, string>> = { "/administration/account": `?uid=${FILLED.uid}` };

/** Only the Nexus has sectors here. */
const OWN: Readonly<Record<string, string>> = {
  "/map/:regionId": "/map/nexus?at=4321&z=3&route=12-4321",
  "/sector/:regionId/:number": "/sector/nexus/4321",
};

/** A page of the table by an address at which this world has something. */
export const addressOf = (path: string): string =>
  OWN[path] ??
  path.replaceAll(/:(\w+)/g, (_, name: string) => PARAMETERS[name] ?? idOf(name)) + (SEARCH[path] ?? "");
