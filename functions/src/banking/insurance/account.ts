export const insuranceAccount = (regionId: string) => `insurance:${regionId}` as const;
