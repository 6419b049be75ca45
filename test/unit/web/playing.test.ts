import { describe, expect, test } from "vitest";
import type { Journey } from "../../../functions/src/galaxy/routes/journey.ts";
import { MOST_SECTORS } from "../../../functions/src/ships/flight.ts";
import { askPrices, dealsOf, type Line, type Port } from "../../../web/src/pages/trade/priceBoard.ts";
import { firstFlightOf } from "../../../web/src/routes/firstFlight.ts";

const journey = (ways: readonly (readonly [string, readonly number[]])[], ride = false) =>
  ({
    legs: ways.map(([regionId, sectors]) => ({ regionId, sectors })),
    ride: ride ? {} : null,
  }) as unknown as Journey;

describe("what of a route is flown first", () => {
  test("is the whole way within a region, places on the way once", () => {
    const route = [journey([["aurora", [1, 5, 9]]]), journey([["aurora", [9, 4]]])];
    expect(firstFlightOf(route)).toEqual({ regionId: "aurora", from: 1, sectors: [5, 9, 4], isCut: false });
  });

  test("ends at a gate and at a ride", () => {
    const throughGate = [
      journey([
        ["aurora", [1, 2]],
        ["nexus", [7, 8]],
      ]),
      journey([["aurora", [3, 4]]]),
    ];
    expect(firstFlightOf(throughGate)?.sectors).toEqual([2]);
    expect(
      firstFlightOf([
        journey(
          [
            ["nexus", [1, 2]],
            ["nexus", [9]],
          ],
          true,
        ),
      ])?.sectors,
    ).toEqual([2]);
  });

  test("is no longer than one flight may be", () => {
    const long = Array.from({ length: MOST_SECTORS + 5 }, (_, index) => index + 1);
    const flight = firstFlightOf([journey([["aurora", long]])]);
    expect(flight?.sectors).toEqual(long.slice(1, MOST_SECTORS + 1));
    expect(flight?.isCut).toBe(true);
  });

  test("is nothing of no route, and no way where one is there already", () => {
    expect(firstFlightOf([])).toBeNull();
    expect(firstFlightOf([journey([["aurora", [3]]])])?.sectors).toEqual([]);
  });
});

describe("prices of a port", () => {
  const port = {
    name: "Haven",
    class: "starport",
    buys: ["ore"],
    sells: ["food", "medicine"],
  } as unknown as Port;
  const quoted = (lines: readonly Line[]) => ({
    ...{ paper: "", expiresAt: "", netCredits: 0, levyUnits: 0 },
    lines: lines.map((line) => ({
      ...line,
      priceCredits: 9,
      taxCredits: 1,
      levyCredits: 0,
      claimCredits: 0,
    })),
  });

  test("are quotes of one unit of each good, sales first", async () => {
    const board = await askPrices(
      port,
      async (lines) => quoted(lines),
      () => null,
    );
    expect(board.map(({ commodity, side }) => `${side} ${commodity}`)).toEqual([
      "sell ore",
      "buy food",
      "buy medicine",
    ]);
    expect(board.every(({ quoted: line }) => line?.units === 1 && line.priceCredits === 9)).toBe(true);
  });

  test("leave out what a quote refuses, and go on with the rest", async () => {
    const asked: string[][] = [];
    const board = await askPrices(
      port,
      async (lines) => {
        asked.push(lines.map(({ commodity }) => commodity));
        const refused = lines.find(({ commodity }) => commodity !== "medicine");
        if (refused !== undefined) throw refused;
        return quoted(lines);
      },
      (error) => (error as Line).commodity,
    );
    expect(asked).toEqual([["ore", "food", "medicine"], ["food", "medicine"], ["medicine"]]);
    expect(board.map(({ quoted: line }) => line !== null)).toEqual([false, false, true]);
  });

  test("are none where no good is refused and the quote is", async () => {
    const refused = new Error("Dock at a port first.");
    const ask = askPrices(
      port,
      () => Promise.reject(refused),
      () => null,
    );
    await expect(ask).rejects.toBe(refused);
    expect(dealsOf(port)).toHaveLength(3);
  });
});
