/** Characters of a reason, by who reads it. A test holds them against what the callables take. */
export const REASONS = {
  public: { least: 10, most: 500 },
  theirs: { least: 3, most: 300 },
  log: { least: 10, most: 200 },
} as const;

/** Of a new region: as the callable takes it. */
export const REGION_ID = /^[a-z](?:-?[a-z0-9])+$/;
export const REGION_ID_CHARACTERS = { least: 3, most: 32 } as const;
export const REGION_NAME_CHARACTERS = { least: 3, most: 64 } as const;
export const UID = /^[A-Za-z0-9_:-]{1,128}$/;
