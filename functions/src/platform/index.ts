import { schedule } from "./schedule.ts";

export const sweep = schedule("sweep", "* * * * *", async () => (await import("./sweep.ts")).sweep);
