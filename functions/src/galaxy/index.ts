import { callables } from "../platform/router.ts";

export const galaxy = callables("galaxy", {
  planRoute: async () => (await import("./planRoute.ts")).planRoute,
});
