import { contribution } from "../platform/moments.ts";
import { statusChanged } from "../regions/moments.ts";

export const contributions = [
  contribution(statusChanged, {
    bills: "Where a region begins to close, three writes: its closing, the first job, a row of the outbox.",
    load: async () => (await import("./beginClosing.ts")).beginClosing,
  }),
];
