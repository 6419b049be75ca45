import type { Beside, Region, Settings } from "../schema.ts";
import type { Configuration } from "./configuration.ts";

/** What a government sets and the region's document holds. */
export type Statute = Pick<Region, "governance" | "economy" | "immigration">;

/** The two parts in which a configuration is stored. */
export interface ConfigurationParts {
  readonly statute: Statute;
  readonly settings: Omit<Settings, "regionId" | keyof Beside>;
}

export function partsOf(configuration: Configuration): ConfigurationParts {
  const { constitution, reservedFields, ...governance } = configuration.governance;
  const { tradeTaxBasisPoints, ...economy } = configuration.economy;
  const { banking, currency, culture, gameplay, immigration } = configuration;
  return {
    statute: { governance, economy: { tradeTaxBasisPoints }, immigration },
    settings: { governance: { constitution, reservedFields }, economy, banking, currency, culture, gameplay },
  };
}

export function joined(statute: Statute, settings: ConfigurationParts["settings"]): Configuration {
  return {
    governance: { ...statute.governance, ...settings.governance },
    economy: { ...statute.economy, ...settings.economy },
    banking: settings.banking,
    currency: settings.currency,
    culture: settings.culture,
    gameplay: settings.gameplay,
    immigration: statute.immigration,
  };
}
