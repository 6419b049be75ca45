import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { house } from "../../../functions/src/house.ts";

/** Where the credits of a kind come from and go to, as far as nobody can hand any to another by it. */
const GIVEN = "the ledger makes them, or takes them back";
const OWN = "they stay the same player's";
const PLATFORM = "one side is the platform's";
const GOODS = "it moves goods alone, which nobody is given to begin with";
const LEVY = "a treasury gets them, at a rate that binds everybody";
const PUBLIC = "they are a treasury's, and what it pays law and officers' share bound";
const FUND = "one side is a region's bank, fund or reserve, and what it pays follows from what was paid in";
const REVERSED = "an operator undoes a transfer with it";

/** Of each kind of transfer the file that asks what a player may hand on, or why none does. */
const KINDS: Readonly<Record<string, { readonly askedIn: string } | string>> = {
  // The toll of a player's gate: all else that is paid of an escrow has no player at the other end.
  passageEscrow: { askedIn: "ships/passages/bookPassage.ts" },
  passageFee: "out of an escrow, for which it was asked",
  tollsCollected: "out of the own tolls, for which it was asked",
  passageRefund: OWN,
  reversal: REVERSED,
  startingCredits: GIVEN,
  portSale: GIVEN,
  portPurchase: GIVEN,
  colonyYield: GIVEN,
  colonyExpansion: GIVEN,
  colonyEvacuation: GIVEN,
  patrol: GIVEN,
  deposit: OWN,
  partsReturned: OWN,
  partsBrought: OWN,
  withdrawal: OWN,
  partsUsed: PLATFORM,
  shipPurchase: PLATFORM,
  shipSale: PLATFORM,
  shipRepair: PLATFORM,
  laneFare: PLATFORM,
  depotRent: PLATFORM,
  insurancePremium: PLATFORM,
  insurancePayout: PLATFORM,
  evacuation: PLATFORM,
  mapSale: PLATFORM,
  seizedShip: PLATFORM,
  dockingFee: LEVY,
  customsDuty: LEVY,
  colonyFounding: LEVY,
  outpostFounding: LEVY,
  outpostRent: LEVY,
  settlement: PUBLIC,
  claimFunding: PUBLIC,
  claimPayment: PUBLIC,
  claimReturn: PUBLIC,
  grant: PUBLIC,
  aid: PUBLIC,
  salary: PUBLIC,
  capital: PUBLIC,
  backing: PUBLIC,
  interest: FUND,
  bankClosing: FUND,
  premium: FUND,
  coverPayout: FUND,
  loan: FUND,
  repayment: FUND,
  currencyIssue: FUND,
  currencyRedemption: FUND,
  combatLoot: GOODS,
  salvage: GOODS,
  wreckDecay: GOODS,
  cargoBurnt: GOODS,
  seizedCargo: GOODS,
  cargoMove: GOODS,
  cargoJettison: GOODS,
};

test("of every kind of transfer it stands here who asks what a new account may hand on, or why nobody need", () => {
  const declared = house.rooms.flatMap(({ transferKinds }) => Object.keys(transferKinds));
  expect(declared.filter((kind) => KINDS[kind] === undefined)).toEqual([]);
  expect(Object.keys(KINDS).filter((kind) => !declared.includes(kind))).toEqual([]);
});

test("who is to ask does", () => {
  const asking = Object.values(KINDS).filter((how) => typeof how !== "string");
  expect(asking.length).toBeGreaterThan(0);
  for (const { askedIn } of asking) {
    const source = readFileSync(new URL(`../../../functions/src/${askedIn}`, import.meta.url), "utf8");
    expect(source, askedIn).toMatch(
      /import \{ requireTransferable \} from ".*players\/accounts\/transferable.ts"/,
    );
    expect(source, askedIn).toMatch(/await requireTransferable\(reads, player, feeCredits, now\)/);
  }
});
