import type { Journey } from "../../../functions/src/galaxy/routes/journey.ts";
import type { ChartChunk } from "../../../functions/src/galaxy/schema.ts";
import { journeyOf, keepChart, nothingCharted, type WantedJourney } from "./search.ts";

/** Routes are searched beside the page: a graph of 5,000 sectors takes longer than a frame. */
export type Asked =
  | { readonly kind: "chart"; readonly regionId: string; readonly chunks: readonly ChartChunk[] }
  | { readonly kind: "journey"; readonly id: number; readonly wanted: WantedJourney };

export interface Answered {
  readonly id: number;
  /** Null where no warps lead there. */
  readonly journey: Journey | null;
}

const charted = nothingCharted();

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  if (data.kind === "chart") keepChart(charted, data.regionId, data.chunks);
  else postMessage({ id: data.id, journey: journeyOf(charted, data.wanted) } satisfies Answered);
});
