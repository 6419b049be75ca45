import type { PortsQuoteInput, PortsQuoteOutput } from "../../../../client/rooms/ports.ts";
import type { Sector } from "../../../../functions/src/galaxy/schema.ts";

export type Port = NonNullable<Sector["port"]>;
export type Line = PortsQuoteInput["lines"][number];
export type Quoted = PortsQuoteOutput["lines"][number];

/** What a port deals in, from the player's side: sales first, as quotes have them. */
export const dealsOf = ({ buys, sells }: Port): Omit<Line, "units">[] => [
  ...buys.map((commodity) => ({ commodity, side: "sell" as const })),
  ...sells.map((commodity) => ({ commodity, side: "buy" as const })),
];

/** Null of what nobody can trade now; else the line of one unit. */
export type PriceBoard = readonly (Omit<Line, "units"> & { readonly quoted: Quoted | null })[];

/**
 * What one unit of each good costs or brings, by quotes as they are traded on: a good that a quote refuses, banned or sold
 * out, is left out of the next try.
 */
export async function askPrices(
  port: Port,
  ask: (lines: Line[]) => Promise<PortsQuoteOutput>,
  refusedGood: (error: unknown) => string | null,
): Promise<PriceBoard> {
  const deals = dealsOf(port);
  let open = deals;
  while (open.length > 0) {
    try {
      const { lines } = await ask(open.map((deal) => ({ ...deal, units: 1 })));
      return deals.map((deal) => ({
        ...deal,
        quoted:
          lines.find(({ commodity, side }) => commodity === deal.commodity && side === deal.side) ?? null,
      }));
    } catch (error) {
      const refused = refusedGood(error);
      if (refused === null || !open.some(({ commodity }) => commodity === refused)) throw error;
      open = open.filter(({ commodity }) => commodity !== refused);
    }
  }
  return deals.map((deal) => ({ ...deal, quoted: null }));
}
