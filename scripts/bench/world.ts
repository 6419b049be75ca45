import type { Account } from "../../seed/accounts.ts";
import { jobEnd } from "../../seed/jobEnd.ts";

/** The Nexus, and a default region, so that regions can be created and the administrator can own them. */
export async function prepareWorld(administrator: Account): Promise<void> {
  const { regions, players } = administrator.client;
  const nexus = { regionId: "nexus", displayName: "Nexus", kind: "nexus", sectorCount: 5_000 } as const;
  await jobEnd((await regions.createRegion(nexus)).jobId);
  const home = { regionId: "default", displayName: "Home", kind: "default" } as const;
  await jobEnd((await regions.createRegion(home)).jobId);
  await players.registerPlayer({ name: "Bench" });
}
