import { playersOwn, regionsOwn, until, withRegion } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import {
  administrator,
  belongs,
  fieldNames,
  readBy,
  self,
  treasurer,
} from "../platform/declaration/readers.ts";
import { contributions } from "./contributions.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly banking: typeof banking;
  }
}

export const banking = declareRoom({
  name: "banking",
  purpose:
    "a region's bank: deposits and their interest, loans with collateral, insurance of ships, and its own money",
  collections: {
    banks: {
      path: "regions/{regionId}/banks/{part}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    deposits: {
      path: "regions/{regionId}/deposits/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: { get: [self, administrator], list: [administrator], across: [] },
      queries: [],
      lifetime: until("As long as the region and the player: `erasePlayer` deletes it."),
      person: { field: "uid" },
      fates: { ...playersOwn, closing: ["delete", "It has been paid out."] },
    },
    loans: {
      path: "regions/{regionId}/loans/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: { get: [self, treasurer, administrator], list: [treasurer, administrator], across: [] },
      queries: [],
      lifetime: until("As long as the region and the player: `erasePlayer` deletes it."),
      person: { field: "uid" },
      fates: { ...playersOwn, closing: ["delete", "It has been collected or forgiven."] },
    },
    policies: {
      path: "policies/{shipId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("uid"), treasurer, administrator),
      queries: [{ purpose: "what a region's fund covers", where: [["regionId", "==", "a region"]] }],
      lifetime: until("As long as the region and the player: `erasePlayer` deletes it."),
      person: { field: "uid" },
      fates: {
        ...playersOwn,
        closing: ["delete", "What was owed has been settled.", { region: { field: "regionId" } }],
      },
    },
  },
  reasons: {
    CURRENCY_IN_FORCE: ["failed-precondition", "The currency is in force, or announced: it keeps its name."],
    RATE_MOVED: ["failed-precondition", "The board converts at another rate than the caller has seen."],
    CONVERTS_TO_NOTHING: ["failed-precondition", "What is given is not worth a whole unit or credit."],
    UNBACKED_LIMIT: ["failed-precondition", "No more units may be issued unbacked in the UTC month."],
    INSURED: ["already-exists", "The ship is insured, or a loss of it is still owed."],
    COVER_TOO_BIG: ["failed-precondition", "Ship or fund allow a smaller cover."],
    NOT_COVERED: ["failed-precondition", "No cover held for the ship when that fight destroyed it."],
    DEPOSIT_FULL: ["failed-precondition", "A deposit takes less than is to be paid in."],
    LOANS_OFF: ["failed-precondition", "The region's bank lends nothing."],
    LOAN_OPEN: ["failed-precondition", "The player owes this bank something already."],
    LOAN_BARRED: ["failed-precondition", "A part of a loan of the player's was written off within 90 days."],
    LOAN_TOO_BIG: ["failed-precondition", "Law, collateral or capital allow a smaller loan."],
    NO_LOAN: ["failed-precondition", "The player owes this bank nothing."],
    LOAN_OWED: ["failed-precondition", "The player owes a bank something."],
    DEPOSIT_SHORT: ["failed-precondition", "The deposit has less than is to be withdrawn."],
  },
  permissions: {},
  transferKinds: {
    deposit: "payment",
    withdrawal: "payment",
    interest: "payment",
    bankClosing: "payment",
    premium: "payment",
    coverPayout: "payment",
    loan: "payment",
    repayment: "payment",
    seizedShip: "payment",
    seizedCargo: "sink",
    currencyIssue: "faucet",
    currencyRedemption: "sink",
    backing: "payment",
  },
  roles: {},
  callables: {
    deposit: () => import("./deposits/deposit.ts"),
    withdraw: () => import("./deposits/withdraw.ts"),
    insureShip: () => import("./insurance/insureShip.ts"),
    claimInsurance: () => import("./insurance/claimInsurance.ts"),
    borrow: () => import("./loans/borrow.ts"),
    repay: () => import("./loans/repay.ts"),
    nameCurrency: () => import("./currency/nameCurrency.ts"),
    convert: () => import("./currency/convert.ts"),
    supplyCurrency: () => import("./currency/supplyCurrency.ts"),
  },
  due: {
    postBoards: { cron: "39 * * * *", run: () => import("./currency/postBoards.ts") },
    payCovers: { cron: "41 * * * *", run: () => import("./insurance/payCovers.ts") },
    reviewLoans: { cron: "*/10 * * * *", run: () => import("./loans/reviewLoans.ts") },
    postRates: { cron: "4 0 * * *", run: () => import("./rates/postRates.ts") },
    creditInterests: { cron: "34 0 * * *", run: () => import("./deposits/creditInterests.ts") },
  },
  tasks: {
    postBoard: () => import("./currency/postBoard.ts"),
    payCover: () => import("./insurance/payCover.ts"),
    reviewLoan: () => import("./loans/reviewLoan.ts"),
    postRate: () => import("./rates/postRate.ts"),
    creditInterest: () => import("./deposits/creditInterest.ts"),
  },
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions,
});
