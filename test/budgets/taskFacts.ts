import type { Quantities } from "../../functions/src/platform/declaration/figures.ts";

/** What is known of a task before it runs; the rest once it has run. */
export type TaskFacts = () => Promise<Quantities>;
