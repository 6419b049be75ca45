import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";

/** The default configuration with some of what elections ask for changed. */
export function configuration(
  governance: Partial<Configuration["governance"]>,
  immigration: Partial<Configuration["immigration"]> = {},
): Configuration {
  return {
    ...DEFAULT_CONFIGURATION,
    governance: { ...DEFAULT_CONFIGURATION.governance, ...governance },
    immigration: { ...DEFAULT_CONFIGURATION.immigration, ...immigration },
  };
}
