import { z } from "zod";
import { integer } from "../../platform/fields.ts";

/** What a region's bank does. Officers set it, unless the list of reserved fields says otherwise. */
export const bank = {
  /** On deposits, for 30 days: −5 to +10 %. The bank pays what its capital can pay. */
  interestBasisPoints: integer(-500, 1_000),
  loansEnabled: z.boolean(),
  /** To one borrower. */
  maxLoanCredits: integer(0, 1_000_000),
  /** What a loan bears above the interest on deposits. */
  loanMarginBasisPoints: integer(0, 1_000),
  /** What insuring a ship costs, of the cover for 30 days: 0.5–20 %. */
  shipInsuranceBasisPoints: integer(50, 2_000),
};

/** Of new regions, and of those whose settings are older. */
export const USUAL_BANK = {
  interestBasisPoints: 0,
  loansEnabled: false,
  maxLoanCredits: 0,
  loanMarginBasisPoints: 200,
  shipInsuranceBasisPoints: 300,
};
