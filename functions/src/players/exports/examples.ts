const AT = new Date("2102-01-01T00:00:00Z");
const LATER = new Date("2103-01-01T00:00:00Z");

export const exports = {
  regionId: "lyra",
  displayName: "Lyra",
  parts: 1,
  records: 1,
  sha256: "ddddddddddddddddddddddddddddddddddddddddddd",
  ndjson: "{}\n",
  at: AT,
  expiresAt: LATER,
};

export const exportParts = { part: 1, ndjson: "{}\n", expiresAt: LATER };
