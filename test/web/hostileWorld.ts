import { openFilled } from "./filledWorld.ts";

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

/** A document of each collection beside a platform that stands, every text of people hostile. */
export const openHostile = (): Promise<void> => openFilled(hostile);

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
