/**
 * `npm run rehearse`: the restore of a backup, played through. Builds a small galaxy on emulators of its own, exports it,
 * ends them, starts others from nothing but the export, and compares: documents of every collection one by one, accounts
 * of players, and the ledger, rebuilt from its transfers.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, demoProjectId } from "./command.ts";
import { differences } from "./rehearse/differences.ts";
import type { Inventory } from "./rehearse/inventory.ts";
import { Failure } from "./setup/failure.mjs";
import { step } from "./setup/progress.mjs";
import { exportData } from "./stack/data.ts";
import { type Emulators, freePorts, onEmulators } from "./stack/emulators.ts";

await command(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "sw-rehearsal-"));
  // The same ports twice: the client in this process is bound to them.
  const options = { name: "rehearse", ports: await freePorts(), projectId: demoProjectId, dataDir };
  try {
    const before = await onEmulators(options, async (emulators) => {
      await step("a galaxy to lose", () => buildGalaxy(emulators));
      const counted = await takeInventory();
      await step("export", () => exportData(emulators.ports.hub, dataDir, null, {}));
      return counted;
    });
    const after = await onEmulators(options, takeInventory);
    report(before, after);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

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
  for (const [collection, paths] of [...Map.groupBy(after.documents.keys(), collectionOf)].toSorted())
    console.log(`${String(paths.length).padStart(7)} of ${collection}`);
  const wrong = [...differences(before.documents, after.documents), ...after.ledgerFindings];
  if (wrong.length > 0)
    throw new Failure(`The restored galaxy is not the one that was exported:\n${wrong.join("\n")}`);
  console.log("✓ Every document and account is back, and every balance is what its transfers add up to.");
}

/** `regions/…/members`: the parents' ids left out. */
function collectionOf(path: string): string {
  return path.replace(/\/[^/]+$/, "").replace(/\/[^/]+\//g, "/…/");
}
