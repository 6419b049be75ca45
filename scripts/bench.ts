import "./bench/quiet.ts";
import { figuresAgainst } from "./bench/against.ts";
import type { Figure } from "./bench/measure.ts";
import { shareFigures } from "./bench/shares.ts";
import { command, demoProjectId, given } from "./command.ts";
import { type Emulators, freePorts, onEmulators } from "./stack/emulators.ts";

/** Every figure the project holds itself to, as ratios within one run: machines differ and are shared. */
async function figures({ ports, env }: Emulators): Promise<Figure[]> {
  Object.assign(process.env, {
    FIREBASE_DEBUG_MODE: "true",
    FIREBASE_DEBUG_FEATURES: JSON.stringify({ skipTokenVerification: true }),
  });
  // Imported only now: these modules meet the Admin SDK, which reads its environment once.
  const { openAccount } = await import("../seed/accounts.ts");
  const { appointAdministrator } = await import("./administrators.ts");
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
  return [
    ...(await nexusFigures(env.FUNCTIONS_URL!)),
    ...(await regionFigures(administrator, administrator.uid)),
    ...(await wrapperFigures(await administrator.idToken())),
    ...(await flightFigures(demoProjectId, ports)),
    ...(await tradeFigures(administrator, demoProjectId, ports)),
    ...(await importFigures()),
    ...shareFigures(),
  ];
}

await command(async () => {
  const options = { json: { type: "boolean" }, against: { type: "string" } } as const;
  const usage = "npm run bench -- [--json] [--against <checkout> [wrapper|imports]]";
  const { words, values } = given(usage, { least: 0, most: 1 }, options);
  const { json, against } = values;
  const run = { name: "bench", ports: await freePorts(), projectId: demoProjectId };
  const measured = await (against === undefined ? onEmulators(run, figures) : figuresAgainst(against, words));
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
