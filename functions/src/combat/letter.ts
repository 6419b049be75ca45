import type { Goods } from "../ships/cargo/goods.ts";
import { coverCredits } from "../ships/insurance/insurance.ts";
import type { Engagement } from "./schema.ts";

/** What the attacked player is told, with every unit that has changed hands. */
export function letterOf(
  { sectorNumber, regionId, attacker, defender, taxCredits }: Engagement,
  { attackerName, wreckLiesUntil }: { readonly attackerName: string; readonly wreckLiesUntil: Date },
): string {
  const lies = (goods: Goods) =>
    goods.length === 0 ? "" : ` Until ${wreckLiesUntil.toISOString()} a wreck holds ${listed(goods)}.`;
  const opening = `${attackerName} attacked you in sector ${sectorNumber} of ${regionId}.`;
  return (
    [opening, ...outcomeOf(attacker, defender, taxCredits)].join(" ") +
    lies([...defender.wrecked]) +
    lies([...attacker.wrecked])
  );
}

function outcomeOf(
  attacker: Engagement["attacker"],
  defender: Engagement["defender"],
  taxCredits: number,
): string[] {
  const { shipClass, end } = defender;
  const ownLoss = `Your ${nameOf(shipClass)} was destroyed, and you are safe in an escape pod.`;
  const burnt = burning(defender.burnt);
  if (end === "destroyed" && attacker.end === "destroyed")
    return [ownLoss, "So was the attacker's.", ...burnt];
  if (end === "destroyed") return [ownLoss, `The victor took ${listed(defender.looted)}.`, ...burnt];
  if (end === "fled") return ["Your ship got away."];
  const hull = `Your hull has ${defender.hullPointsLeft} points left.`;
  if (attacker.end === "destroyed")
    return [
      `You destroyed the attacker's ${nameOf(attacker.shipClass)} and took ${listed(attacker.looted)}, taxed with ${taxCredits} credits.`,
      hull,
    ];
  return ["Both ships stood.", hull];
}

/** Of insured cargo. */
const burning = (goods: Goods): string[] =>
  goods.length === 0
    ? []
    : [`${listed(goods)} burnt, for which the insurance pays ${coverCredits(goods)} credits.`];

const nameOf = (shipClass: string) => shipClass.replaceAll("_", " ");

const listed = (goods: Goods): string =>
  goods.length === 0
    ? "nothing"
    : goods.map(({ commodity, units }) => `${units} ${nameOf(commodity)}`).join(", ");
