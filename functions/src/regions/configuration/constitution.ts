import type { Caller } from "../../platform/access.ts";
import type { Region } from "../schema.ts";
import type { Configuration } from "./configuration.ts";
import { FIELD_NAMES, type FieldName } from "./fieldNames.ts";

type Governance = Configuration["governance"];

/**
 * On whose word a field changes. `owner`: who holds the region, acting in the governor's office. `officer`: a governor
 * who does not, and a moderator with the permission. `vote`: a law. `platform`: an administrator's intervention, or the
 * region's creation.
 */
export type Authority = "owner" | "officer" | "vote" | "platform";

/** An administrator stands for the owner of the platform's regions, which have none. */
export function authorityIn(
  region: Pick<Region, "ownerUid">,
  caller: Pick<Caller, "uid" | "administrator">,
): Authority {
  const holds = region.ownerUid === null ? caller.administrator : region.ownerUid === caller.uid;
  return holds ? "owner" : "officer";
}

/**
 * The rules that decide who rules. They are the vote's wherever there is one, whatever the list of reserved fields says,
 * and need two thirds: else a bare majority, or a list without them, could end the vote itself.
 */
export const ENTRENCHED_FIELDS: readonly FieldName[] = [
  "governance.type",
  "governance.votingThresholdBasisPoints",
  "governance.quorumBasisPoints",
  "governance.electionEveryDays",
  "governance.reservedFields",
];

/**
 * What a vote decides where no list says otherwise: how the region is governed, what everybody pays and earns, whether
 * they may be shot at, and who becomes one of them. Residence and reputation belong to the last: with them an officer
 * would choose the voters. Other fields stay the officers', and a law may set them too.
 */
export const DEFAULT_RESERVED_FIELDS: readonly FieldName[] = [
  ...ENTRENCHED_FIELDS,
  "governance.constitution",
  "governance.governorMethod",
  "governance.councilMethod",
  "governance.ambassadorMethod",
  "governance.termLimit",
  "economy.tradeTaxBasisPoints",
  "economy.taxForm",
  "economy.taxBrackets",
  "economy.commodityTaxBasisPoints",
  "economy.bannedGoods",
  "economy.quotas",
  "economy.priceModifierThousandths",
  "economy.publicBudget",
  "economy.officeSalaries",
  "economy.grantCreditsPerPayee",
  "economy.officersShareBasisPoints",
  "economy.tariffBasisPoints",
  "economy.tradeBonusThousandths",
  "economy.combatTaxBasisPoints",
  "economy.planetTaxBasisPoints",
  "economy.dockingFeeCredits",
  "currency.regime",
  "currency.rateMillionths",
  "currency.feeBasisPoints",
  "currency.levyRebateBasisPoints",
  "currency.paysSalaries",
  "gameplay.pvpEnabled",
  "gameplay.pvpBorder",
  "immigration.policy",
  "immigration.minimumReputation",
  "immigration.citizenshipAfterDays",
];

/**
 * The fields that no officer sets, in the order of the schema. In an autocracy there is no vote that could set them
 * instead, so a list that stands there waits for the day the region leaves it.
 */
export function reservedFields({
  type,
  reservedFields,
}: Pick<Governance, "type" | "reservedFields">): readonly FieldName[] {
  if (type === "autocracy") return [];
  const reserved = reservedFields ?? DEFAULT_RESERVED_FIELDS;
  return FIELD_NAMES.filter((field) => reserved.includes(field) || ENTRENCHED_FIELDS.includes(field));
}

/** Two thirds, rounded down to a basis point, so that two of three and four of six carry. */
export const TWO_THIRDS_BASIS_POINTS = 6_666;
export const TIMELOCK_DAYS = 2;

/** Who votes on a law, and the share of for among for and against that carries it. */
export interface Legislation {
  readonly electorate: "citizens" | "council";
  readonly thresholdBasisPoints: number;
  /** From the moment it passed until it takes effect. */
  readonly timelockDays: number;
}

/** How a law on these fields is made; null in an autocracy, where none is. */
export function legislation(
  { type, votingThresholdBasisPoints }: Pick<Governance, "type" | "votingThresholdBasisPoints">,
  fields: readonly string[],
): Legislation | null {
  if (type === "autocracy") return null;
  const entrenched = ENTRENCHED_FIELDS.some((field) => fields.includes(field));
  return {
    electorate: type === "council" ? "council" : "citizens",
    thresholdBasisPoints: entrenched
      ? Math.max(TWO_THIRDS_BASIS_POINTS, votingThresholdBasisPoints)
      : votingThresholdBasisPoints,
    timelockDays: TIMELOCK_DAYS,
  };
}
