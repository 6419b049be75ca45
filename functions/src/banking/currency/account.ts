export const reserveAccount = (regionId: string) => `reserve:${regionId}` as const;
