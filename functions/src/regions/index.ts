import { jobQueue } from "../platform/queue.ts";
import { callables } from "../platform/router.ts";
import { schedule } from "../platform/schedule.ts";

export const regions = callables("regions", {
  announce: async () => (await import("./announce.ts")).announce,
  appointGovernor: async () => (await import("./appointGovernor.ts")).appointGovernor,
  closeRegion: async () => (await import("./closeRegion.ts")).closeRegion,
  configureEconomy: async () => (await import("./configureEconomy.ts")).configureEconomy,
  configureRegion: async () => (await import("./configureRegion.ts")).configureRegion,
  createRegion: async () => (await import("./createRegion.ts")).createRegion,
  interveneInRegion: async () => (await import("./interveneInRegion.ts")).interveneInRegion,
  listRegions: async () => (await import("./listRegions.ts")).listRegions,
  queryRegions: async () => (await import("./queryRegions.ts")).queryRegions,
  reopenRegion: async () => (await import("./reopenRegion.ts")).reopenRegion,
  retryProvisioning: async () => (await import("./retryProvisioning.ts")).retryProvisioning,
  suspendRegion: async () => (await import("./suspendRegion.ts")).suspendRegion,
  transferRegion: async () => (await import("./transferRegion.ts")).transferRegion,
});

export const provisionRegion = jobQueue(async () => (await import("./provisionRegion.ts")).provisionRegion);

export const refreshMemberCounts = schedule(
  "refreshMemberCounts",
  "*/5 * * * *",
  async () => (await import("./refreshMemberCounts.ts")).refreshMemberCounts,
);
