import "../data/jitless.ts";
import { type AskedRecount, verdictOn } from "./verdict.ts";

// A count of many ballots takes longer than a frame: it runs beside the page.
addEventListener("message", ({ data }: MessageEvent<AskedRecount>) => postMessage(verdictOn(data)));
