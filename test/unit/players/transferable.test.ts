import { expect, test } from "vitest";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import {
  PORT_TRADE_KINDS,
  transferableCredits,
} from "../../../functions/src/players/accounts/transferable.ts";
import { ports } from "../../../functions/src/ports/room.ts";

const registeredAt = new Date("2102-01-01T00:00:00Z");
const week = after(registeredAt, 7 * DAY_MS);
const facts = { balanceCredits: 1_500, grantCredits: 1_000, registeredAt, portTrades: 20 };

test("the starting credits can be handed on after 20 trades at ports and 7 days, and not before both", () => {
  expect(transferableCredits(facts, week)).toBe(1_500);
  expect(transferableCredits(facts, after(week, -1))).toBe(500);
  expect(transferableCredits({ ...facts, portTrades: 19 }, after(week, 90 * DAY_MS))).toBe(500);
});

test("what was earned beside them can be handed on at once, and nothing is below zero", () => {
  const young = { ...facts, portTrades: 0 };
  expect(transferableCredits({ ...young, grantCredits: 0 }, registeredAt)).toBe(1_500);
  expect(transferableCredits({ ...young, balanceCredits: 700 }, registeredAt)).toBe(0);
});

test("trades are of the kinds that ports declare", () => {
  expect(PORT_TRADE_KINDS).toEqual(Object.keys(ports.transferKinds));
});
