import { postBoard } from "../../../functions/src/banking/currency/postBoard.ts";
import { depositAccount } from "../../../functions/src/banking/deposits/account.ts";
import { creditInterest } from "../../../functions/src/banking/deposits/creditInterest.ts";
import { reviewLoan } from "../../../functions/src/banking/loans/reviewLoan.ts";
import { postRate } from "../../../functions/src/banking/rates/postRate.ts";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { type AccountId, balanceId, shardsOf } from "../../../functions/src/platform/ledger/accounts.ts";
import { type Asset, creditsOf, currencyOf } from "../../../functions/src/platform/ledger/assets.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { forEachPurpose } from "../../../functions/src/regions/configuration/publicMoney.ts";
import { currencies } from "../../../functions/src/regions/currency/schema.ts";
import { inRegion } from "../../../functions/src/regions/schema.ts";
import { spending } from "../../../functions/src/treasury/schema.ts";
import { configurationWith, openRegionFixture, playerDocument } from "../../support/fixtures.ts";
import { grant, openAccounts } from "../../support/ledger/ledger.ts";
import { servedTo } from "../../support/refusals/inProcess.ts";
import type { Command } from "./acts.ts";

const PLAYERS = [0, 1, 2];
const START_CREDITS = 5_000;
const APPROPRIATED_CREDITS = 4_000;

export interface Held {
  /** Of one account, or of all. */
  readonly credits: (accountId?: AccountId) => number;
  readonly units: number;
  readonly isNegative: boolean;
}

/** A code of its own for each number: letters that do not look alike. */
const codeOf = (number: number) =>
  [512, 64, 8, 1].map((place) => "ABCDEFGH"[Math.floor(number / place) % 8]).join("");

/** One history's region with its owner, who is its treasurer, and three members. */
export class World {
  readonly regionId: string;
  readonly givenCredits = START_CREDITS * (PLAYERS.length + 2);
  readonly #owner: string;

  readonly #number: number;

  constructor(number: number) {
    this.#number = number;
    this.regionId = `bank-${number}`;
    this.#owner = `owner-${number}`;
  }

  uid = (player: number) => `${this.regionId}-p${player}`;
  account = (player: number) => `player:${this.uid(player)}` as const;
  #funds = () =>
    (["treasury", "bank", "reserve"] as const).map((fund): AccountId => `${fund}:${this.regionId}`);

  async open(at: Date): Promise<void> {
    const { regionId } = this;
    const configuration = configurationWith({
      economy: { publicBudget: { ...forEachPurpose(0), currency: APPROPRIATED_CREDITS } },
      banking: { interestBasisPoints: 1_000, loansEnabled: true, maxLoanCredits: 2_000 },
      currency: { regime: "fixed", feeBasisPoints: 100 },
    });
    await openRegionFixture(regionId, { configuration, ownerUid: this.#owner });
    await openAccounts(...this.#funds().map((accountId) => ({ accountId, regionId })));
    await grant(`treasury:${regionId}`, START_CREDITS);
    await grant(`bank:${regionId}`, START_CREDITS);
    await this.#enrol(this.#owner, at);
    for (const player of PLAYERS) {
      const uid = this.uid(player);
      await this.#enrol(uid, at);
      await openAccounts({ accountId: this.account(player), holderUid: uid });
      await grant(this.account(player), START_CREDITS);
    }
    const named = { code: codeOf(this.#number), name: regionId };
    const outcome = await this.#serve(
      this.#owner,
      "banking/nameCurrency",
      named,
      `${regionId}-names-its-own`,
    );
    if (outcome !== "done") throw new Error(`${regionId} has no currency: ${outcome}`);
    await this.#due();
  }

  /** What came of it: `done`, or the reason of its refusal. */
  async run(command: Command, requestId: string): Promise<string> {
    switch (command.kind) {
      case "pass":
        return this.#due();
      case "deposit":
      case "withdraw":
      case "repay": {
        const { kind, by, amount: amountCredits } = command;
        return this.#serve(this.uid(by), `banking/${kind}`, { amountCredits }, requestId);
      }
      case "borrow": {
        const { by, amount: amountCredits, days } = command;
        const asked = { amountCredits, days, collateral: { kind: "deposit" } };
        return this.#serve(this.uid(by), "banking/borrow", asked, requestId);
      }
      case "convert": {
        const { by, give, amount } = command;
        const { rateMillionths } = await this.#board();
        return this.#serve(this.uid(by), "banking/convert", { give, amount, rateMillionths }, requestId);
      }
      case "supply": {
        const asked = { supply: command.supply, reason: "For the money of the region." };
        return this.#serve(this.#owner, "banking/supplyCurrency", asked, requestId);
      }
      case "law": {
        const { regime, rateMillionths } = command;
        const currency = { regime, rateMillionths };
        return this.#serve(this.#owner, "regions/configureEconomy", { currency }, requestId);
      }
    }
  }

  /** What schedules would have done by now. */
  async #due(): Promise<string> {
    const { regionId } = this;
    await postRate({ regionId });
    for (const player of PLAYERS) {
      const uid = this.uid(player);
      await creditInterest({ regionId, uid });
      await reviewLoan({ regionId, uid });
    }
    await postBoard({ regionId });
    return "done";
  }

  /** What everybody and every fund of the region has; of accounts that were never opened nothing. */
  async held(): Promise<Held> {
    const own = PLAYERS.map(this.account);
    const saved = own.map((accountId) => depositAccount(accountId, this.regionId));
    const shards = [...this.#funds(), ...own, ...saved].flatMap(shardsOf);
    const refs = shards.map(({ accountId, shard }) =>
      ledgerBalances.ref({ balanceId: balanceId(accountId, shard) }),
    );
    const found = (await db().getAll(...refs)).map((doc) => ledgerBalances.decode(doc)?.amounts ?? {});
    const sum = (asset: Asset, of: (accountId: AccountId) => boolean = () => true) =>
      shards.reduce(
        (total, { accountId }, index) => total + (of(accountId) ? (found[index]![asset] ?? 0) : 0),
        0,
      );
    return {
      credits: (accountId) => sum(creditsOf(null), (one) => accountId === undefined || one === accountId),
      units: sum(currencyOf(this.regionId)),
      isNegative: found.some((amounts) => Object.values(amounts).some((amount) => amount < 0)),
    };
  }

  /** Months in which more was spent than is appropriated. */
  async spentTooMuch(): Promise<string[]> {
    const { docs } = await spending.collection({ regionId: this.regionId }).get();
    return docs.filter((doc) => doc.data().spentCredits.currency > APPROPRIATED_CREDITS).map(({ id }) => id);
  }

  async #board() {
    return (await currencies.ref(inRegion(this.regionId)).get()).data()!;
  }

  async #enrol(uid: string, at: Date): Promise<void> {
    const { regionId } = this;
    await players.ref({ uid }).set(playerDocument(uid, { name: uid, registeredAt: at }));
    await members
      .ref({ regionId, uid })
      .set(newMember({ uid, regionId, name: uid, standing: "resident", at }));
  }

  async #serve(uid: string, path: string, data: object, requestId: string): Promise<string> {
    const { reason = "done" } = await servedTo(uid, path, { regionId: this.regionId, ...data, requestId });
    return reason;
  }
}
