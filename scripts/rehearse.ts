/**
 * `npm run rehearse`: the restore of a backup, played through. Builds a small galaxy on emulators of its own, exports it,
 * ends them, starts others from nothing but the export, and compares: documents of every collection one by one, accounts
 * of players, and the ledger, rebuilt from its transfers.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, demoProjectId } from "./command.ts";
import { differences, type Inventory } from "./rehearse/differences.ts";
import { Failure } from "./setup/failure.mjs";
import { step } from "./setup/progress.mjs";
import { exportData } from "./stack/data.ts";
import { type Emulators, freePorts, startEmulators } from "./stack/emulators.ts";

await command(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "sw-rehearsal-"));
  // The same ports twice: the client in this process is bound to them.
  const options = { name: "rehearse", ports: await freePorts(), projectId: demoProjectId, dataDir };
  try {
    const before = await withEmulators("first emulators", options, async (emulators) => {
      await step("a galaxy to lose", () => buildGalaxy(emulators));
      const counted = await takeInventory();
      await step("export", () => exportData(emulators.ports.hub, dataDir, null, {}));
      return counted;
    });
    const after = await withEmulators("emulators from the export", options, takeInventory);
    report(before, after);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

async function withEmulators<Result>(
  title: string,
  options: Parameters<typeof startEmulators>[0],
  work: (emulators: Emulators) => Promise<Result>,
): Promise<Result> {
  const emulators = await step(title, () => startEmulators(options));
  Object.assign(process.env, emulators.env);
  try {
    return await work(emulators);
  } finally {
    await emulators.stop();
  }
}

// Imported only where the environment names the emulators: these modules meet the Admin SDK, which reads it once.
async function buildGalaxy({ ports }: Emulators): Promise<void> {
  const { buildRehearsalGalaxy } = await import("./rehearse/galaxy.ts");
  await buildRehearsalGalaxy(ports);
}

async function takeInventory(): Promise<Inventory> {
  const { inventory } = await import("./rehearse/inventory.ts");
  return inventory();
}

function report(before: Inventory, after: Inventory): void {
  for (const [collection, documents] of [...after.collections].toSorted())
    console.log(`${String(documents.size).padStart(7)} of ${collection}`);
  console.log(`${String(after.accounts.length).padStart(7)} accounts`);
  const wrong = [...differences(before, after), ...after.ledgerFindings];
  if (wrong.length > 0)
    throw new Failure(`The restored galaxy is not the one that was exported:\n${wrong.join("\n")}`);
  console.log("✓ Every document and account is back, and every balance is what its transfers add up to.");
}
