import { z } from "zod";
import { bank, USUAL_BANK } from "./bank.ts";
import { configurationSchema } from "./configuration.ts";
import { USUAL_CURRENCY } from "./currency.ts";
import { USUAL_DOCKING_FEE_CREDITS, USUAL_PVP_BORDER } from "./defaultConfiguration.ts";
import { levies, USUAL_LEVIES } from "./levies.ts";
import { publicMoney, USUAL_PUBLIC_MONEY } from "./publicMoney.ts";
import { quotasField } from "./quotas.ts";
import { NO_TARIFF, tariffField } from "./tariffs.ts";

const { governance, economy, currency, culture, gameplay, immigration } = configurationSchema.shape;

const LONG_OR_MANY = { constitution: true, reservedFields: true } as const;
const LISTED = { tradeTaxBasisPoints: true } as const;

/** What stands on the region's document, since access, membership, votes and lists ask for it. */
export const statuteSchema = {
  governance: governance.omit(LONG_OR_MANY),
  economy: economy.pick(LISTED),
  immigration,
};

/** The rest, which stands beside it. */
export const settingsSchema = {
  governance: governance.pick(LONG_OR_MANY),
  // A change asks for no default: what it leaves out stays as it is.
  economy: economy.omit(LISTED).extend({
    dockingFeeCredits: economy.shape.dockingFeeCredits.default(USUAL_DOCKING_FEE_CREDITS),
    taxForm: levies.taxForm.default(USUAL_LEVIES.taxForm),
    taxBrackets: levies.taxBrackets.default(USUAL_LEVIES.taxBrackets),
    commodityTaxBasisPoints: levies.commodityTaxBasisPoints.default(USUAL_LEVIES.commodityTaxBasisPoints),
    bannedGoods: levies.bannedGoods.default(USUAL_LEVIES.bannedGoods),
    quotas: quotasField.default([]),
    priceModifierThousandths: publicMoney.priceModifierThousandths.default(
      USUAL_PUBLIC_MONEY.priceModifierThousandths,
    ),
    publicBudget: publicMoney.publicBudget.default(USUAL_PUBLIC_MONEY.publicBudget),
    officeSalaries: publicMoney.officeSalaries.default(USUAL_PUBLIC_MONEY.officeSalaries),
    grantCreditsPerPayee: publicMoney.grantCreditsPerPayee.default(USUAL_PUBLIC_MONEY.grantCreditsPerPayee),
    officersShareBasisPoints: publicMoney.officersShareBasisPoints.default(
      USUAL_PUBLIC_MONEY.officersShareBasisPoints,
    ),
    tariffBasisPoints: tariffField.default(NO_TARIFF),
    combatTaxBasisPoints: levies.combatTaxBasisPoints.default(USUAL_LEVIES.combatTaxBasisPoints),
    planetTaxBasisPoints: levies.planetTaxBasisPoints.default(USUAL_LEVIES.planetTaxBasisPoints),
  }),
  banking: z
    .strictObject({
      interestBasisPoints: bank.interestBasisPoints.default(USUAL_BANK.interestBasisPoints),
      loansEnabled: bank.loansEnabled.default(USUAL_BANK.loansEnabled),
      maxLoanCredits: bank.maxLoanCredits.default(USUAL_BANK.maxLoanCredits),
      loanMarginBasisPoints: bank.loanMarginBasisPoints.default(USUAL_BANK.loanMarginBasisPoints),
      shipInsuranceBasisPoints: bank.shipInsuranceBasisPoints.default(USUAL_BANK.shipInsuranceBasisPoints),
    })
    .default(USUAL_BANK),
  currency: currency.default(USUAL_CURRENCY),
  culture,
  gameplay: gameplay.extend({ pvpBorder: gameplay.shape.pvpBorder.default(USUAL_PVP_BORDER) }),
};
