/** Documents as they are stored. */
const ends = [
  { regionId: "lyra", sectorNumber: 300 },
  { regionId: "vega", sectorNumber: 420 },
];
const closesAt = new Date("2102-01-31T00:00:00Z");

export const tunnels = { ends, closesAt, boughtAt: null };

export const tunnelMaps = { uid: "leaver", tunnelId: "tunnel", ends, closesAt };
