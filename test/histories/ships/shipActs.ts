import fc from "fast-check";
import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import type { Commodity } from "../../../functions/src/platform/goods.ts";

const DAY_MS = 24 * 3_600_000;

export type Goods = Partial<Record<Commodity, number>>;

const ship = fc.nat(3);
const shipClass = fc.constantFrom<ShipClass>("scout", "freighter", "fighter");
const commodity = fc.constantFrom<Commodity>("ore", "food", "luxuries");
const goods = fc.dictionary(commodity, fc.integer({ min: 1, max: 12 }), {
  minKeys: 1,
}) as fc.Arbitrary<Goods>;

const region = fc.constantFrom("ring" as const, "nexus" as const);
const plot = fc.constantFrom(1, 2);

/** What one of the two players does, or time. */
const acts = fc.oneof(
  fc.record({
    kind: fc.constant("fly" as const),
    way: fc.array(fc.constantFrom(1, -1, 1, 3), { minLength: 1, maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant("fly" as const),
    way: fc.array(fc.constant(1), { minLength: 30, maxLength: 50 }),
  }),
  // To the gate of the region where the pilot is.
  fc.record({ kind: fc.constant("fly" as const), way: fc.constant<number[]>([]) }),
  fc.record({ kind: fc.constantFrom("dock" as const, "dock" as const, "undock" as const) }),
  fc.record({
    kind: fc.constant("buy" as const),
    class: shipClass,
  }),
  fc.record({ kind: fc.constantFrom("sell" as const, "board" as const), ship }),
  fc.record({ kind: fc.constant("load" as const), ship, commodity, units: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant("move" as const), ship, to: ship, goods }),
  fc.record({ kind: fc.constant("jettison" as const), goods }),
  fc.record({ kind: fc.constant("steal" as const), ship }),
  fc.record({ kind: fc.constant("retire" as const) }),
  fc.record({
    kind: fc.constantFrom("book" as const, "callOff" as const, "complete" as const, "settle" as const),
  }),
  fc.record({ kind: fc.constant("book" as const) }),
  fc.record({ kind: fc.constantFrom("store" as const, "fetch" as const), goods }),
  fc.record({ kind: fc.constant("send" as const), to: region, goods }),
  fc.record({
    kind: fc.constantFrom("callOffFreight" as const, "completeFreight" as const, "settleFreight" as const),
  }),
  fc.record({
    kind: fc.constantFrom("found" as const, "collect" as const, "abandon" as const),
    plot,
  }),
  fc.record({ kind: fc.constantFrom("land" as const, "leave" as const) }),
  fc.record({ kind: fc.constant("ride" as const), stop: fc.nat(2), to: fc.nat(2) }),
);
const times = fc.record({
  kind: fc.constant("pass" as const),
  ms: fc.oneof(fc.nat(120_000), fc.nat(2 * 3_600_000), fc.constant(20 * 60_000), fc.constant(8 * DAY_MS)),
});
const repeats = fc.record({ kind: fc.constant("repeat" as const) });

export type Act = typeof acts extends fc.Arbitrary<infer One> ? One : never;
export type Command = ({ readonly by: 0 | 1 } & Act) | { kind: "pass"; ms: number } | { kind: "repeat" };

const player = fc.constantFrom<0 | 1>(0, 1);
type Deed = Act | { readonly kind: "pass"; readonly ms: number };
const errand = (deeds: fc.Arbitrary<readonly Deed[]>) =>
  fc
    .tuple(player, deeds)
    .map(([by, all]) => all.map((deed): Command => (deed.kind === "pass" ? deed : { by, ...deed })));

/** A second ship is loaded, relieved of some of it, and some of that is thrown out. */
const hauling = fc
  .tuple(shipClass, commodity)
  .map(([bought, one]): Act[] => [
    { kind: "dock" },
    { kind: "buy", class: bought },
    { kind: "load", ship: 1, commodity: one, units: 9 },
    { kind: "sell", ship: 1 },
    { kind: "move", ship: 1, to: 0, goods: { [one]: 3 } },
    { kind: "jettison", goods: { [one]: 2 } },
    { kind: "load", ship: 0, commodity: one, units: 15 },
    { kind: "move", ship: 1, to: 0, goods: { [one]: 6 } },
  ]);

/** Ships that lose half of their price until there is no money for another. */
const squandering = ship.map((sold): Act[] => [
  { kind: "dock" },
  { kind: "buy", class: "fighter" },
  { kind: "buy", class: "fighter" },
  { kind: "sell", ship: sold },
  { kind: "buy", class: "fighter" },
]);

/** What lies in one port is asked for in the next. */
const leavingBehind = ship.map((left): Act[] => [
  { kind: "dock" },
  { kind: "buy", class: "scout" },
  { kind: "fly", way: [1] },
  { kind: "dock" },
  { kind: "sell", ship: left },
  { kind: "board", ship: left },
  { kind: "fly", way: [-1] },
  { kind: "dock" },
  { kind: "board", ship: left },
]);

/** Round the ring, again and again, until the turns are spent. */
const circling = fc.constant<Act[]>(
  Array.from({ length: 4 }, () => ({ kind: "fly", way: new Array<number>(50).fill(1) })),
);

/** To the port that has no yard. */
const looking = shipClass.map((sought): Act[] => [
  { kind: "fly", way: [] },
  { kind: "fly", way: [1, 1, 1, 1, 1, 1] },
  { kind: "dock" },
  { kind: "buy", class: sought },
  { kind: "undock" },
]);

/** From the gate by lane, and through it: too early, in time, or after a day, when the passage has returned. */
const passing = fc
  .tuple(fc.nat(2), fc.constantFrom(0, 20, 48 * 60))
  .map(([to, minutes]): Deed[] => [
    { kind: "fly", way: [] },
    { kind: "ride", stop: 2, to },
    { kind: "fly", way: [] },
    { kind: "book" },
    { kind: "pass", ms: minutes * 60_000 },
    { kind: "complete" },
    { kind: "callOff" },
  ]);

/** Into the Nexus and home again, each called off, in time or too late; and again after a month, when the locker takes no more in. */
const freighting = fc
  .tuple(commodity, fc.constantFrom(0, 20, 48 * 60), fc.constantFrom(1, 6))
  .map(([one, minutes, weeks]): Deed[] => [
    { kind: "dock" },
    { kind: "load", ship: 0, commodity: one, units: 9 },
    { kind: "store", goods: { [one]: 8 } },
    { kind: "fetch", goods: { [one]: 2 } },
    { kind: "send", to: "nexus", goods: { [one]: 4 } },
    { kind: "pass", ms: 20 * 60_000 },
    { kind: "completeFreight" },
    ...Array.from({ length: weeks }, () => ({ kind: "pass" as const, ms: 8 * DAY_MS })),
    { kind: "send", to: "nexus", goods: { [one]: 1 } },
    { kind: "send", to: "ring", goods: { [one]: 3 } },
    { kind: "pass", ms: minutes * 60_000 },
    { kind: "completeFreight" },
    { kind: "callOffFreight" },
    { kind: "settleFreight" },
  ]);

/** A freighter settles, comes back for what has grown, and is left there for its pod, which fetches another ship. */
const settling = plot.map((one): Deed[] => [
  { kind: "dock" },
  { kind: "buy", class: "freighter" },
  { kind: "board", ship: 1 },
  { kind: "fly", way: [] },
  { kind: "fly", way: [-1, -1, -1, -1, -1] },
  { kind: "found", plot: one },
  { kind: "found", plot: one },
  { kind: "collect", plot: one },
  { kind: "land" },
  { kind: "pass", ms: 8 * DAY_MS },
  { kind: "collect", plot: one },
  { kind: "pass", ms: 8 * DAY_MS },
  { kind: "collect", plot: one },
  { kind: "collect", plot: one },
  { kind: "leave" },
  { kind: "abandon", plot: one },
  { kind: "board", ship: 1 },
  { kind: "abandon", plot: one },
]);

/** What single draws seldom come to: several acts of one pilot that only follow from one another. */
const errands = fc.oneof(
  ...[hauling, squandering, leavingBehind, circling, looking, passing, freighting, settling].map(errand),
);

export const history: fc.Arbitrary<readonly Command[]> = fc
  .array(
    fc.oneof(
      {
        weight: 12,
        arbitrary: fc
          .tuple(fc.constantFrom<0 | 1>(0, 1), acts)
          .map(([by, act]): Command[] => [{ by, ...act }]),
      },
      { weight: 2, arbitrary: times.map((one): Command[] => [one]) },
      { weight: 1, arbitrary: repeats.map((one): Command[] => [one]) },
      { weight: 2, arbitrary: errands },
    ),
    { minLength: 20, maxLength: 45 },
  )
  .map((steps) => steps.flat());
