import { GameError } from "../../platform/errors.ts";
import { canonicalJson } from "../../platform/random.ts";
import { shortened } from "../../platform/wire/shortened.ts";
import { type Configuration, type ConfigurationChange, configurationSchema } from "./configuration.ts";
import { type Authority, reservedFields } from "./constitution.ts";
import type { FieldName } from "./fieldNames.ts";

export interface FieldChange<Field extends string = FieldName> {
  /** `economy.tradeTaxBasisPoints`. */
  readonly field: Field;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ConfigurationDecision {
  readonly configuration: Configuration;
  /** What differs from before, in the order of the schema; fields that were set to what they were are not in it. */
  readonly changes: readonly FieldChange[];
}

/**
 * The configuration after the change. Leaving an autocracy is the owner's to decide, with everything else in the same
 * change; from then on the vote binds, the way back included.
 * @throws GameError `GOVERNED_BY_VOTE`, `PERMISSION_DENIED` or `CONFIGURATION_BOUND`, each naming the fields.
 */
export function configured(
  current: Configuration,
  change: ConfigurationChange,
  authority: Authority,
): ConfigurationDecision {
  const configuration = checkedConfiguration(merged(current, change));
  const changes = changesBetween(current, configuration);
  const fields = changes.map(({ field }) => field);
  if (authority === "owner" || authority === "officer") requireUnreserved(current, fields);
  if (authority === "officer") requireSameType(fields);
  return { configuration, changes };
}

function requireUnreserved({ governance }: Configuration, fields: readonly FieldName[]): void {
  const reserved = reservedFields(governance);
  const voted = fields.filter((field) => reserved.includes(field));
  if (voted.length === 0) return;
  const { type } = governance;
  throw new GameError(
    "GOVERNED_BY_VOTE",
    `In a ${type} a vote decides ${voted.join(", ")}: propose the change instead.`,
    { fields: voted, governanceType: type },
  );
}

function requireSameType(fields: readonly FieldName[]): void {
  if (!fields.includes("governance.type")) return;
  throw new GameError(
    "PERMISSION_DENIED",
    "governance.type: only the owner, in the governor's office, can end an autocracy; this call needs the permission region:{regionId}:owner:*.",
    { permission: "region:{regionId}:owner:*", fields: ["governance.type"] },
  );
}

/** @throws GameError `CONFIGURATION_BOUND` naming each field, its bound and what was given. */
export function checkedConfiguration(candidate: unknown): Configuration {
  const result = configurationSchema.safeParse(candidate, { reportInput: true });
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 8);
  const sentences = issues.map(
    ({ path, message, input }) =>
      `${path.join(".")}: ${message} (given: ${shortened(JSON.stringify(input) ?? "nothing", 48)}).`,
  );
  throw new GameError("CONFIGURATION_BOUND", sentences.join(" "), {
    fields: issues.map(({ path }) => path.join(".")),
  });
}

function merged(current: Configuration, change: ConfigurationChange): Record<keyof Configuration, unknown> {
  const economy = given(change.economy);
  const maps = KEYED.map((key) => [key, { ...current.economy[key], ...given(economy[key]) }] as const);
  return {
    governance: { ...current.governance, ...given(change.governance) },
    economy: { ...current.economy, ...economy, ...Object.fromEntries(maps) },
    banking: { ...current.banking, ...given(change.banking) },
    currency: { ...current.currency, ...given(change.currency) },
    culture: { ...current.culture, ...given(change.culture) },
    gameplay: { ...current.gameplay, ...given(change.gameplay) },
    immigration: { ...current.immigration, ...given(change.immigration) },
  };
}

/** The maps of which a change names some keys, and leaves the others. */
export const KEYED = [
  "tradeBonusThousandths",
  "commodityTaxBasisPoints",
  "priceModifierThousandths",
  "publicBudget",
  "officeSalaries",
  "tariffBasisPoints",
] as const;

/** Without the fields that are there and undefined: they would overwrite. */
function given<Section extends object>(section: Section | undefined): Partial<Section> {
  const entries = Object.entries(section ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Section>;
}

function changesBetween(before: Configuration, after: Configuration): FieldChange[] {
  return (Object.keys(configurationSchema.shape) as (keyof Configuration)[]).flatMap((section) => {
    const old = before[section] as Readonly<Record<string, unknown>>;
    const present = after[section] as Readonly<Record<string, unknown>>;
    return Object.keys(configurationSchema.shape[section].shape)
      .filter((key) => canonicalJson(old[key]) !== canonicalJson(present[key]))
      .map((key) => ({ field: `${section}.${key}` as FieldName, before: old[key], after: present[key] }));
  });
}

/** `{ "economy.tradeTaxBasisPoints": 1000 }`: one side of the changes, as the audit log keeps it. */
export function side(
  changes: readonly FieldChange<string>[],
  which: "before" | "after",
): Record<string, unknown> {
  return Object.fromEntries(changes.map((change) => [change.field, change[which]]));
}
