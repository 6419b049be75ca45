import "./bench/quiet.ts";
import { figuresAgainst } from "./bench/against.ts";
import type { Figure } from "./bench/measure.ts";
import { shareFigures } from "./bench/shares.ts";
import { command, demoProjectId, given } from "./command.ts";
import { type Emulators, freePorts, onEmulators } from "./stack/emulators.ts";

/** In the order in which they are measured. */
const GROUPS = ["nexus", "regions", "wrapper", "flights", "trades", "imports", "console", "shares"] as const;
type Group = (typeof GROUPS)[number];

/** Every figure the project holds itself to, as ratios within one run: machines differ and are shared. */
async function figures({ ports, env, runId }: Emulators, wanted: readonly Group[]): Promise<Figure[]> {
  Object.assign(process.env, {
    FIREBASE_DEBUG_MODE: "true",
    FIREBASE_DEBUG_FEATURES: JSON.stringify({ skipTokenVerification: true }),
  });
  // Imported only now: these modules meet the Admin SDK, which reads its environment once.
  const { openAccount } = await import("../seed/accounts.ts");
  const { appointAdministrator } = await import("./administrators.ts");
  const { consoleFigures } = await import("./bench/console.ts");
  const { flightFigures } = await import("./bench/flights.ts");
  const { importFigures } = await import("./bench/imports.ts");
  const { nexusFigures } = await import("./bench/nexus.ts");
  const { prepareWorld } = await import("./bench/world.ts");
  const { regionFigures } = await import("./bench/regions.ts");
  const { tradeFigures } = await import("./bench/trades.ts");
  const { wrapperFigures } = await import("./bench/wrapper.ts");
  const administrator = await openAccount("bench", demoProjectId, ports);
  await appointAdministrator(administrator.email, "bench");
  await administrator.refresh();
  await prepareWorld(administrator);
  const measure: Readonly<Record<Group, () => Figure[] | Promise<Figure[]>>> = {
    nexus: () => nexusFigures(env.FUNCTIONS_URL!),
    regions: () => regionFigures(administrator, administrator.uid),
    wrapper: async () => wrapperFigures(await administrator.idToken()),
    flights: () => flightFigures(demoProjectId, ports),
    trades: () => tradeFigures(administrator, demoProjectId, ports),
    imports: importFigures,
    console: () => consoleFigures(runId, administrator.email),
    shares: shareFigures,
  };
  const measured: Figure[] = [];
  for (const group of wanted) measured.push(...(await measure[group]()));
  return measured;
}

await command(async () => {
  const options = { json: { type: "boolean" }, against: { type: "string" } } as const;
  const usage = `npm run bench -- [--json] [${GROUPS.join("|")}] [--against <checkout> [wrapper|imports]]`;
  const { words, values } = given(usage, { least: 0, most: 1 }, options);
  const { json, against } = values;
  const wanted = GROUPS.filter((group) => words.length === 0 || words.includes(group));
  if (wanted.length === 0) throw new Error(usage);
  const run = { name: "bench", ports: await freePorts(), projectId: demoProjectId };
  const measured = await (against === undefined
    ? onEmulators(run, (emulators) => figures(emulators, wanted))
    : figuresAgainst(against, words));
  for (const { name, value, limit, unit } of json ? measured : []) {
    console.log(JSON.stringify({ name, value, limit, unit }));
  }
  if (!json) printTable(measured);
  if (measured.some(({ value, limit }) => value > limit)) process.exitCode = 1;
});

function printTable(measured: readonly Figure[]): void {
  for (const { name, value, limit, unit, note } of measured) {
    const verdict = value <= limit ? "✓" : "✗";
    console.log(
      `${verdict} ${name}: ${value.toFixed(unit === "ratio" ? 2 : 1)} ${unit} (limit ${limit})${note ? ` — ${note}` : ""}`,
    );
  }
}
