import { randomUUID } from "node:crypto";
import { nextMonday } from "../../../functions/src/economy/money/setPace.ts";
import { sectors } from "../../../functions/src/galaxy/documents.ts";
import * as galaxyExamples from "../../../functions/src/galaxy/examples.ts";
import { sectorSchema } from "../../../functions/src/galaxy/schema.ts";
import * as memberExamples from "../../../functions/src/membership/examples.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { forEachCommodity } from "../../../functions/src/platform/goods.ts";
import type { AccountId } from "../../../functions/src/platform/ledger/accounts.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { markets, paces } from "../../../functions/src/ports/schema.ts";
import { inRegion, settings } from "../../../functions/src/regions/schema.ts";
import * as shipExamples from "../../../functions/src/ships/examples.ts";
import { pilots } from "../../../functions/src/ships/schema.ts";
import { configurationWith, openRegionFixture, playerDocument } from "../../support/fixtures.ts";
import { changesOf, credits, makeTransfers, openAccounts, testKinds } from "../../support/ledger/ledger.ts";
import { servedTo } from "../../support/refusals/inProcess.ts";
import type { Act } from "./acts.ts";

/** What each player has to begin with. */
export const START_CREDITS = 20_000;
const SECTOR = 12;
export const HOLD_UNITS = 500;

type Of<Kind extends Act["kind"]> = Extract<Act, { kind: Kind }>;

/** Out of issuance, at an instant of the history. */
export function issue(accountId: AccountId, amount: number, at: Date, asset = credits): Promise<void> {
  const changes = changesOf(asset, { issuance: -amount, [accountId]: amount });
  return makeTransfers([{ transferId: randomUUID(), kind: testKinds.testGrant, changes }], at);
}

/** A history's region with one port, the foundry, its treasury and two members who are docked there; the first one owns and governs it. */
export class Market {
  readonly regionId: string;

  constructor(name: string) {
    this.regionId = name;
  }

  uid = (player: number) => `${this.regionId}-p${player}`;
  account = (player: number) => `player:${this.uid(player)}` as const;
  hold = (player: number) => `hold:${this.regionId}-s${player}` as const;
  get treasury() {
    return `treasury:${this.regionId}` as const;
  }

  async open(at: Date): Promise<void> {
    const { regionId } = this;
    const configuration = configurationWith({});
    // So long ago that the purses are full.
    const opened = after(at, -5 * DAY_MS);
    await openRegionFixture(regionId, {
      ownerUid: this.uid(0),
      activatedAt: opened,
      createdAt: opened,
      configuration,
    });
    await openAccounts({ accountId: this.treasury, regionId });
    const example = sectorSchema.parse(galaxyExamples.sectors);
    const port = {
      class: "foundry" as const,
      name: "Foundry",
      buys: ["ore" as const],
      sells: ["machinery" as const],
    };
    await sectors
      .ref({ regionId, sectorNumber: SECTOR })
      .set({ ...example, number: SECTOR, cluster: "border", port });
    for (const player of [0, 1]) await this.#settle(player, at);
  }

  async #settle(player: number, at: Date): Promise<void> {
    const [uid, { regionId }] = [this.uid(player), this];
    const home = { homeRegionId: regionId, homes: [{ regionId, since: at }] };
    const own = { name: uid, accountId: this.account(player), registeredAt: at, ...home };
    await players.ref({ uid }).set(playerDocument(uid, own));
    await openAccounts(
      { accountId: this.account(player), holderUid: uid },
      { accountId: this.hold(player), capacityUnits: HOLD_UNITS },
    );
    await issue(this.account(player), START_CREDITS, at);
    await members
      .ref({ regionId, uid })
      .set({ ...memberExamples.members, uid, regionId, name: uid } as never);
    const place = { regionId, sectorNumber: SECTOR, berth: "port" };
    const shipId = this.hold(player).slice("hold:".length);
    await pilots.ref({ uid }).set({ ...shipExamples.pilots, uid, name: uid, place, shipId } as never);
  }

  quote(by: number, lines: readonly object[]) {
    return this.#serve(by, "ports/quote", { lines });
  }

  trade(by: number, paper: string, { toleranceBasisPoints }: Of<"trade">, requestId: string) {
    return this.#serve(by, "ports/trade", { paper, toleranceBasisPoints, requestId });
  }

  spend({ by, payee, amountCredits }: Of<"spend">, requestId: string) {
    const payment = { purpose: "grants", payeeUid: this.uid(payee) };
    const reason = "For services to the region.";
    return this.#serve(by, "treasury/spend", { payment, amountCredits, reason, requestId });
  }

  /** As if a law had set it. */
  async law({
    taxBasisPoints,
    bonusThousandths,
    modifierThousandths,
    grants,
    subsidies,
  }: Of<"law">): Promise<void> {
    await settings.ref(inRegion(this.regionId)).update({
      "economy.taxForm": "byCommodity",
      "economy.commodityTaxBasisPoints": forEachCommodity(taxBasisPoints),
      "economy.tradeBonusThousandths": forEachCommodity(bonusThousandths),
      "economy.priceModifierThousandths": forEachCommodity(modifierThousandths),
      "economy.publicBudget.grants": grants,
      "economy.publicBudget.subsidies": subsidies,
    });
  }

  /** As if it had been announced; an event that ports have forgotten decides nothing. */
  async happen({ effect, share, startsMs, lastsMs }: Of<"event">, now: Date): Promise<void> {
    const from = after(now, startsMs);
    const most = { price: 2_000, flow: 3_000, bonus: 500, closure: 0 }[effect];
    const isOfGood = effect === "price" || effect === "flow";
    const event = {
      eventId: "event",
      template: "event",
      effect,
      commodity: isOfGood ? ("machinery" as const) : null,
      portClass: effect === "closure" ? ("foundry" as const) : null,
      thousandths: Math.floor((share * most) / 1_000),
      from,
      until: after(from, lastsMs),
    };
    await markets.ref(inRegion(this.regionId)).set({ regionId: this.regionId, events: [event] });
  }

  async pace(thousandths: number, now: Date): Promise<void> {
    const change = { from: nextMonday(now), thousandths, reason: "To try it out." };
    await paces.ref({ part: "current" }).set({ changes: [change] });
  }

  #serve(by: number, path: string, data: object) {
    return servedTo(this.uid(by), path, { regionId: this.regionId, ...data });
  }
}
