import { callables } from "../platform/router.ts";
import { schedule } from "../platform/schedule.ts";
import { taskQueue } from "../platform/taskQueue.ts";

export const players = callables("players", {
  registerPlayer: async () => (await import("./registerPlayer.ts")).registerPlayer,
  getProfile: async () => (await import("./getProfile.ts")).getProfile,
  updateProfile: async () => (await import("./updateProfile.ts")).updateProfile,
  listTransfers: async () => (await import("./listTransfers.ts")).listTransfers,
  markNoticesRead: async () => (await import("./markNoticesRead.ts")).markNoticesRead,
  deleteAccount: async () => (await import("./deleteAccount.ts")).deleteAccount,
});

export const erasePlayer = taskQueue(
  "erasePlayer",
  async () => (await import("./erasePlayer.ts")).erasePlayer,
);

export const finishErasures = schedule(
  "finishErasures",
  "17 * * * *",
  async () => (await import("./finishErasures.ts")).finishErasures,
);
