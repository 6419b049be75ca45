import { broughtTo, freshPorts } from "../pilots.ts";
import type { Chapter, Story } from "../story.ts";

const regionId = "default";
/** In federation space. */
const STARPORT_SECTOR = 1;

/** Vera, who is docked at a starport with some ore aboard, asks what it would bring, sells it and buys machinery. */
export const ports: Chapter = {
  title: "ports",
  async play(story) {
    await freshPorts();
    await broughtTo(story, "vera", { regionId, sectorNumber: STARPORT_SECTOR, berth: "port" });
    await story.refused("vera", "ports/quote", quoteOf("luxuries", "buy", 1), "GOODS_NOT_TRADED");
    await story.refused("vera", "ports/quote", quoteOf("machinery", "buy", 900), "LINE_TOO_BIG");
    const sale = await quote(story, quoteOf("ore", "sell", 3));
    const tooMuch = await quote(story, quoteOf("ore", "sell", 4));
    await story.refused("vera", "ports/trade", { regionId, paper: tooMuch }, "NOT_IN_HOLD");
    await story.refused("otto", "ports/trade", { regionId, paper: sale }, "QUOTE_INVALID");
    await story.call("vera", "ports/trade", { regionId, paper: sale });
    await story.refused("vera", "ports/trade", { regionId, paper: sale }, "QUOTE_USED");
    const purchase = await quote(story, quoteOf("machinery", "buy", 3));
    await story.call("vera", "ports/trade", { regionId, paper: purchase, toleranceBasisPoints: 0 });
  },
};

const quoteOf = (commodity: string, side: "buy" | "sell", units: number) => ({
  regionId,
  lines: [{ commodity, side, units }],
});

const quote = async (story: Story, asked: object): Promise<string> =>
  (await story.call<{ paper: string }>("vera", "ports/quote", asked)).paper;
