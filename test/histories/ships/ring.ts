import { colonies } from "../../../functions/src/colonies/schema.ts";
import { gates, sectors } from "../../../functions/src/galaxy/documents.ts";
import * as galaxyExamples from "../../../functions/src/galaxy/examples.ts";
import { sectorSchema } from "../../../functions/src/galaxy/schema.ts";
import { FIRST_WORLD } from "../../../functions/src/galaxy/world.ts";
import { configurationWith, openRegionFixture } from "../../support/fixtures.ts";
import { openAccounts } from "../../support/ledger/ledger.ts";
import { openRingChart, warpsInRing } from "../ringChart.ts";
import { PLANET } from "./settlerModel.ts";
import { GATE, MINE, MOST_SHIPS, OPEN, PORTS, RING, STOPS } from "./shipModel.ts";

export const REGION = "ring";
export const { nexusId: NEXUS } = FIRST_WORLD;
export const treasury = `treasury:${REGION}` as const;

const numbers = Array.from({ length: RING }, (_, index) => index + 1);

/** The region's gate, and two terminals. */
async function openGates(): Promise<void> {
  const open = { worldId: "first", open: true } as const;
  await gates.ref({ gateId: REGION }).set({
    ...open,
    kind: "platform",
    regionIds: [NEXUS, REGION],
    sectorNumbers: [GATE.nexus, GATE.ring],
  });
  for (const sector of STOPS.filter((stop) => stop !== GATE.nexus))
    await gates.ref({ gateId: stopId(sector) }).set({
      ...open,
      kind: "terminal",
      regionIds: [NEXUS, NEXUS],
      sectorNumbers: [sector, sector],
    });
}

export const stopId = (sector: number) => (sector === GATE.nexus ? REGION : `${NEXUS}_${sector}`);

const { sector: PLANET_SECTOR, habitability, richness } = PLANET;
const planet = {
  class: "oceanic" as const,
  name: "Thalassa",
  habitabilityPercent: habitability,
  richnessPercent: richness,
};
export const colonyIdOf = (plot: number) => `${PLANET_SECTOR}-${plot}`;

/** The region of all histories: a ring of sectors, as its chart and their documents say. */
export async function openRing(): Promise<void> {
  await openRegionFixture(REGION, {
    configuration: configurationWith({ gameplay: { shipsPerPlayer: MOST_SHIPS } }),
  });
  await openAccounts({ accountId: treasury, regionId: REGION });
  await openRegionFixture(NEXUS, { kind: "nexus" });
  await openGates();
  const isOpen = (number: number) => OPEN.includes(number);
  await openRingChart(NEXUS, { sectors: RING, isOpen, hasPort: () => false });
  await openRingChart(REGION, { sectors: RING, isOpen, hasPort: (number) => PORTS.includes(number) });
  for (const number of numbers) {
    const example = sectorSchema.parse(galaxyExamples.sectors);
    await sectors.ref({ regionId: REGION, sectorNumber: number }).set({
      ...example,
      number,
      cluster: OPEN.includes(number) ? "border" : "federation",
      combatAllowed: OPEN.includes(number),
      warps: warpsInRing(number, RING),
      warpCount: 2,
      port: PORTS.includes(number)
        ? { ...example.port!, class: number === MINE ? "mining_station" : "starport" }
        : null,
      planet: number === PLANET.sector ? planet : null,
    });
  }
}

/** The next history's players find the planet empty. */
export async function clearPlanet(): Promise<void> {
  const { docs } = await colonies.collection({ regionId: REGION }).get();
  await Promise.all(docs.map(({ ref }) => ref.delete()));
}
