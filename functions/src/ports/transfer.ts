import type { AccountId } from "../platform/ledger/accounts.ts";
import { type Asset, creditsOf, currencyOf, goodsOf } from "../platform/ledger/assets.ts";
import { transferKindsOf } from "../platform/ledger/kinds.ts";
import type { Change, Transfer } from "../platform/ledger/transfer.ts";
import { derivedId } from "../platform/random.ts";
import type { Charge, ChargedLine } from "./market/charge.ts";
import type { Settled } from "./market/levies.ts";
import type { Paper } from "./paper.ts";
import { ports as room } from "./room.ts";

const { portSale, portPurchase } = transferKindsOf(room);

/** One paper is one trade, whatever request ids come. */
export const transferIdOf = ({ paperId }: Pick<Paper, "paperId">) => derivedId("portTrade", paperId);

/** Goods and credits of a trade in one transfer; the port's side is issuance, tax and levies are the treasury's, in credits or units. */
export function tradeTransfer(
  paper: Paper,
  { lines }: Pick<Charge, "lines">,
  { netCredits, treasuryCredits, levyUnits }: Settled,
  hold: AccountId,
): Transfer {
  const { regionId, sectorNumber, accountId } = paper;
  const [credits, units] = [creditsOf(regionId), currencyOf(regionId)];
  const portCredits = -(netCredits + treasuryCredits);
  const changes: Change[] = [
    { accountId, asset: credits, amount: netCredits },
    { accountId: `treasury:${regionId}`, asset: credits, amount: treasuryCredits },
    { accountId, asset: units, amount: -levyUnits },
    { accountId: `treasury:${regionId}`, asset: units, amount: levyUnits },
    { accountId: "issuance", asset: credits, amount: portCredits },
    ...lines.flatMap((line) => goodsOfLine(line, hold)),
  ];
  return {
    transferId: transferIdOf(paper),
    kind: portCredits < 0 ? portSale : portPurchase,
    memo: `Trade at the port of sector ${sectorNumber} in ${regionId}`,
    levies: treasuryCredits === 0 ? {} : leviesOf(lines),
    details: JSON.stringify(detailsOf(paper, lines)),
    changes: changes.filter(({ amount }) => amount !== 0),
  };
}

/** What the treasury gets, by levy. */
function leviesOf(lines: readonly ChargedLine[]): Record<string, number> {
  const sum = (of: "taxCredits" | "levyCredits") => lines.reduce((total, line) => total + line[of], 0);
  const levies = { tradeTax: sum("taxCredits"), priceLevy: sum("levyCredits") };
  return Object.fromEntries(Object.entries(levies).filter(([, credits]) => credits > 0));
}

function goodsOfLine({ commodity, side, units }: ChargedLine, hold: AccountId): Change[] {
  const asset: Asset = goodsOf(commodity);
  const received = side === "buy" ? units : -units;
  return [
    { accountId: hold, asset, amount: received },
    { accountId: "issuance", asset, amount: -received },
  ];
}

/** What explains the charge: of each line the good, the units (below zero sold), price, tax, the port's price, what the desk had left, levy and claim. */
function detailsOf({ regionId, sectorNumber, desk, terms }: Paper, lines: readonly ChargedLine[]) {
  const explained = lines.map((line, index) => [
    line.commodity,
    line.side === "buy" ? line.units : -line.units,
    line.priceCredits,
    line.taxCredits,
    terms.lines[index]!.priceThousandths,
    line.leftUnits,
    line.levyCredits,
    line.claimCredits,
  ]);
  return { regionId, sectorNumber, desk, lines: explained };
}
