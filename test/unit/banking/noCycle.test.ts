import fc from "fast-check";
import { expect, test } from "vitest";
import { moved, opened, type Saved } from "../../../functions/src/banking/deposits/interest.ts";
import { freeOf, withdrawn } from "../../../functions/src/banking/deposits/withdrawn.ts";
import { collectionOf } from "../../../functions/src/banking/loans/collection.ts";
import {
  type Debt,
  lockedFor,
  owedOn,
  repaid,
  securedBy,
  signed,
} from "../../../functions/src/banking/loans/loan.ts";

const TODAY = "2102-01-20";

interface World {
  walletCredits: number;
  capitalCredits: number;
  saved: Saved;
  lockedCredits: number;
  debt: Debt | null;
}

const acts = {
  deposit(world: World, amount: number) {
    const paid = Math.min(amount, world.walletCredits);
    world.walletCredits -= paid;
    world.saved = moved(world.saved, paid);
  },
  withdraw(world: World, amount: number) {
    const before = world.saved.balanceCredits;
    try {
      const free = freeOf(world.saved, world.lockedCredits, amount === 0 ? null : amount);
      world.saved = withdrawn(world.saved, free);
    } catch {
      return;
    }
    world.walletCredits += before - world.saved.balanceCredits;
  },
  borrow(world: World, amount: number) {
    const lent = Math.min(amount, securedBy(world.saved.balanceCredits), world.capitalCredits);
    if (world.debt !== null || lent === 0) return;
    world.debt = signed(lent, 300, TODAY);
    world.lockedCredits = lockedFor(lent);
    world.walletCredits += lent;
    world.capitalCredits -= lent;
  },
  repay(world: World, amount: number) {
    if (world.debt === null) return;
    const paid = Math.min(amount, owedOn(world.debt), world.walletCredits);
    world.debt = repaid(world.debt, paid);
    world.walletCredits -= paid;
    world.capitalCredits += paid;
    if (owedOn(world.debt) > 0) return;
    world.debt = null;
    world.lockedCredits = 0;
  },
  collect(world: World) {
    if (world.debt === null) return;
    const means = {
      depositCredits: world.saved.balanceCredits,
      walletCredits: world.walletCredits,
      resaleCredits: 0,
    };
    const taken = collectionOf(owedOn(world.debt), means);
    world.saved = moved(world.saved, -taken.depositCredits);
    world.walletCredits -= taken.walletCredits;
    world.capitalCredits += taken.depositCredits + taken.walletCredits;
    world.debt = null;
    world.lockedCredits = 0;
  },
};

/** What the player has, less what is owed. */
const worthOf = ({ walletCredits, saved, debt }: World) =>
  walletCredits + saved.balanceCredits - (debt === null ? 0 : owedOn(debt));

test("no round of deposits, withdrawals, loans, repayments and defaults at one instant makes anybody richer, or money", () => {
  const act = fc.tuple(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), fc.nat(3_000));
  fc.assert(
    fc.property(
      fc.nat(5_000),
      fc.nat(5_000),
      fc.array(act, { minLength: 20, maxLength: 60 }),
      (wallet, capital, done) => {
        const world: World = {
          walletCredits: wallet,
          capitalCredits: capital,
          saved: opened(TODAY),
          lockedCredits: 0,
          debt: null,
        };
        for (const [name, amount] of done) {
          acts[name](world, amount);
          expect(worthOf(world)).toBeLessThanOrEqual(wallet);
          expect(world.walletCredits + world.saved.balanceCredits + world.capitalCredits).toBe(
            wallet + capital,
          );
          for (const held of [world.walletCredits, world.saved.balanceCredits, world.capitalCredits])
            expect(held).toBeGreaterThanOrEqual(0);
          // What secures a loan is there until it ends: a default is never short of it.
          expect(world.saved.balanceCredits).toBeGreaterThanOrEqual(world.lockedCredits);
        }
      },
    ),
  );
});
