import { type CollectionName, collections } from "../../functions/src/house.ts";
import { documentPath } from "../../functions/src/platform/paths.ts";
import { db } from "../../functions/src/platform/store.ts";
import { COLLECTION_NAMES, exampleOf } from "../../scripts/generate/declared.ts";
import { ADMINISTERED, openAdministered } from "./administeredWorld.ts";

/** Whose pages are looked at, and where. */
export const HOSTILE = { uid: "demo-cyrus", regionId: ADMINISTERED.open } as const;

/** What no form takes and what somebody with the database's keys, or an older release, may have stored. */
const TEXTS = [
  `<img src="https://foreign.example/x.png" onerror="globalThis.hacked = 1"><script>globalThis.hacked = 2</script>`,
  "javascript:globalThis.hacked=3",
  "\u202Etxet sdrawkcab\u2066 and on",
  `a${"\u0301".repeat(500)}`,
  "W".repeat(20_000),
];

/** Fields that people fill, by their names wherever they are. */
const PEOPLES = new Set(
  `biography body content displayName factionNames hostedUrl lastError lore memo message name note platform
  portNamePrefix question rationale reason sentence socialHierarchy statusReason text title traditions url welcomeMessage`.split(
    /\s+/,
  ),
);

/** The galaxy's own, and what decides who may see anything. */
const LEFT: readonly CollectionName[] = ["administrators", "players", "regions", "sectors", "chart", "gates"];

/** A document of each collection beside a platform that stands, every text of people hostile. */
export async function openHostile(): Promise<void> {
  await openAdministered();
  for (const name of COLLECTION_NAMES.filter((name) => !LEFT.includes(name))) await putExample(name);
  for (const path of [`players/${HOSTILE.uid}`, `regions/${HOSTILE.regionId}`]) {
    const found = (await db().doc(path).get()).data()!;
    await db().doc(path).set(hostile(found, path.length));
  }
}

async function putExample(name: CollectionName): Promise<void> {
  const { path } = collections[name];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter!);
  const parameters = Object.fromEntries(names.map((parameter) => [parameter, idOf(parameter)]));
  const example = await exampleOf(name);
  const named = Object.fromEntries(
    Object.keys(example)
      .filter((field) => field in parameters)
      .map((field) => [field, parameters[field]]),
  );
  const document = { ...hostile(example, name.length), ...named, ...openingOf(name) };
  await db().doc(documentPath(path, parameters)).set(document);
}

/** As a page's address has it. */
export const idOf = (parameter: string): string =>
  parameter === "uid" ? HOSTILE.uid : parameter === "regionId" ? HOSTILE.regionId : idOfPart(parameter);

const idOfPart = (parameter: string): string => (parameter === "part" ? "current" : `${parameter}-1`);

/** What lets its reader in who depends on a field. */
function openingOf(name: CollectionName): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const reader of [...collections[name].readers.get, ...collections[name].readers.list]) {
    if (reader.kind === "fieldNames") fields[reader.field] = HOSTILE.uid;
    if (reader.kind === "fieldLists") fields[reader.field] = [HOSTILE.uid];
    if (reader.kind === "belongs" && reader.where) fields[reader.where.field] = reader.where.value;
  }
  return fields;
}

/** Each text of people replaced, another one for each field. */
function hostile<Value>(value: Value, seed: number, isPeoples = false): Value {
  if (typeof value === "string") return (isPeoples ? TEXTS[seed % TEXTS.length] : value) as Value;
  if (Array.isArray(value)) return value.map((part) => hostile(part, seed, isPeoples)) as Value;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const entries = Object.entries(value).map(([name, part], index) => [
    name,
    hostile(part, seed + index, isPeoples || PEOPLES.has(name)),
  ]);
  return Object.fromEntries(entries) as Value;
}
