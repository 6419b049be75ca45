import { jobQueue } from "../platform/queue.ts";
import { callables } from "../platform/router.ts";

export const regions = callables("regions", {
  createRegion: async () => (await import("./createRegion.ts")).createRegion,
});

export const provisionRegion = jobQueue(async () => (await import("./provisionRegion.ts")).provisionRegion);
