import { contributions as governance } from "./governance/contributions.ts";
import { assemble } from "./platform/moments.ts";

/** The rooms in their order: each imports, and contributes to, none but earlier ones. */
assemble([
  { name: "platform", contributions: [] },
  { name: "galaxy", contributions: [] },
  { name: "players", contributions: [] },
  { name: "regions", contributions: [] },
  { name: "membership", contributions: [] },
  { name: "governance", contributions: governance },
]);
