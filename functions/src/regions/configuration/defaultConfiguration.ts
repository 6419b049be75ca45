import { forEachCommodity } from "../../platform/goods.ts";
import { USUAL_BANK } from "./bank.ts";
import type { Configuration } from "./configuration.ts";
import { USUAL_CURRENCY } from "./currency.ts";
import { USUAL_LEVIES } from "./levies.ts";
import { USUAL_PUBLIC_MONEY } from "./publicMoney.ts";
import { NO_TARIFF } from "./tariffs.ts";

/** Of regions whose settings are older than the fee, and of new ones. */
export const USUAL_DOCKING_FEE_CREDITS = 10;
export const USUAL_PVP_BORDER = true;

/** What a new region has where nobody says otherwise. */
export const DEFAULT_CONFIGURATION: Configuration = {
  governance: {
    type: "autocracy",
    votingThresholdBasisPoints: 5_100,
    electionEveryDays: 90,
    constitution: "",
    quorumBasisPoints: 1_000,
    governorMethod: "rankedChoice",
    councilMethod: "scottishStv",
    ambassadorMethod: "approval",
    termLimit: 0,
    reservedFields: null,
  },
  economy: {
    tradeTaxBasisPoints: 1_000,
    ...USUAL_LEVIES,
    quotas: [],
    ...USUAL_PUBLIC_MONEY,
    tariffBasisPoints: NO_TARIFF,
    tradeBonusThousandths: forEachCommodity(1_000),
    specialization: "trade",
    dockingFeeCredits: USUAL_DOCKING_FEE_CREDITS,
    startingCredits: 1_000,
    startingTurns: 100,
    startingShip: "scout",
  },
  banking: USUAL_BANK,
  currency: USUAL_CURRENCY,
  culture: {
    theme: "standard",
    factionNames: {},
    portNamePrefix: "",
    welcomeMessage: "Welcome, traveller.",
    languagePack: {},
    traditions: [],
    socialHierarchy: [],
    lore: "",
  },
  gameplay: {
    pvpEnabled: true,
    pvpBorder: USUAL_PVP_BORDER,
    newcomerProtectionHours: 72,
    shipsPerPlayer: 10,
    colonizationEnabled: true,
  },
  immigration: { policy: "open", minimumReputation: 0, citizenshipAfterDays: 7 },
};
