/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
export const sectors = {
  number: 1,
  cluster: "federation",
  position: { x: 0, y: 0, z: 0 },
  warps: [2],
  warpCount: 1,
  security: 100,
  combatAllowed: false,
  hazardPercent: 0,
  richnessPercent: 0,
  traffic: "normal",
  features: [],
  resourceBonusPercent: {},
  port: { class: "starport", name: "Port", buys: ["ore"], sells: ["medicine"] },
  planet: { class: "terran", name: "Planet", habitabilityPercent: 90, richnessPercent: 10 },
};

export const chart = {
  firstNumber: 1,
  count: 1,
  sectorCount: 500,
  positions: [0, 0, 0],
  warpCounts: [1],
  warps: [2],
  zones: [0],
  marks: [0],
  gates: [],
};

export const gates = {
  worldId: "world",
  kind: "platform",
  regionIds: ["nexus", "lyra"],
  sectorNumbers: [2000, 250],
  open: true,
};

export const gateIndexes = { gates: [{ regionId: "lyra", sectorNumber: 2000 }] };
