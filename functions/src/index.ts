/** The deploy surface and nothing else: one line per room. */
import "./house.ts";

export * from "./banking/index.ts";
export * from "./billing/index.ts";
export * from "./closing/index.ts";
export * from "./colonies/index.ts";
export * from "./combat/index.ts";
export * from "./economy/index.ts";
export * from "./galaxy/index.ts";
export * from "./governance/index.ts";
export * from "./membership/index.ts";
export * from "./platform/index.ts";
export * from "./players/index.ts";
export * from "./ports/index.ts";
export * from "./regions/index.ts";
export * from "./ships/index.ts";
export * from "./treasury/index.ts";
