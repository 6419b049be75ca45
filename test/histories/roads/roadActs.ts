import fc from "fast-check";

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** The two regions of the histories, of which the first is everybody's home, and the Nexus. */
export type Where = "aurora" | "boreas" | "nexus";
type Way = "jumper" | "playerGate" | "tunnel";

export type Act =
  /** As if the pilot had flown there; abroad one comes by the ways alone. */
  | { readonly kind: "fly"; readonly to: Where; readonly sector: number; readonly berth: "space" | "port" }
  | { readonly kind: "load"; readonly commodity: "ore" | "rare_goods"; readonly units: number }
  | {
      readonly kind: "bring";
      readonly built: "jumper" | "gate";
      readonly credits: number;
      readonly ore: number;
      readonly rare: number;
    }
  | { readonly kind: "board"; readonly shipClass: "hauler" | "warp_jumper" }
  | { readonly kind: "raise"; readonly toll: number }
  | { readonly kind: "setToll"; readonly toll: number }
  | { readonly kind: "book"; readonly way: Way; readonly to: Where }
  | { readonly kind: "store" | "fetch"; readonly units: number }
  | {
      readonly kind:
        | ("cancel" | "launch" | "permit" | "closeGate" | "takeDown" | "collect" | "complete" | "settle")
        | ("rideTunnel" | "giveMap" | "sellMap" | "build" | "land" | "undock" | "abandon");
    };
export type Command = ({ readonly by: 0 | 1 } & Act) | { readonly kind: "pass"; readonly ms: number };
type Deed = Act | { readonly kind: "pass"; readonly ms: number };

/** Where the guild builds, and the ends of the two tunnels. */
export const GUILD = 5;
export const ENDS = { within: [8, 10], across: 9 } as const;
export const SITE = 8;

const way = fc.constantFrom<Way>("jumper", "playerGate", "tunnel");
const where = fc.constantFrom<Where>("aurora", "boreas", "nexus");
const toll = fc.constantFrom(0, 1, 101, 500);
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant("fly" as const),
    to: where,
    sector: fc.constantFrom(GUILD, 8, 9, 10),
    berth: fc.constantFrom("space" as const, "port" as const),
  }),
  fc.record({
    kind: fc.constant("load" as const),
    commodity: fc.constantFrom("ore" as const, "rare_goods" as const),
    units: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({
    kind: fc.constant("bring" as const),
    built: fc.constantFrom("jumper" as const, "gate" as const),
    credits: fc.nat(1_000),
    ore: fc.nat(20),
    rare: fc.nat(3),
  }),
  fc.record({
    kind: fc.constant("board" as const),
    shipClass: fc.constantFrom("hauler" as const, "warp_jumper" as const),
  }),
  fc.record({ kind: fc.constantFrom("raise" as const, "setToll" as const), toll }),
  fc.record({ kind: fc.constant("book" as const), way, to: where }),
  fc.record({
    kind: fc.constantFrom("store" as const, "fetch" as const),
    units: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    kind: fc.constantFrom(
      ...(["cancel", "launch", "permit", "closeGate", "takeDown", "collect", "complete", "settle"] as const),
      ...(["rideTunnel", "giveMap", "sellMap", "build", "land", "undock", "abandon"] as const),
    ),
  }),
);

const atGuild: Deed = { kind: "fly", to: "nexus", sector: GUILD, berth: "port" };
const atSite = (sector: number): Deed => ({ kind: "fly", to: "aurora", sector, berth: "space" });
const arrival: readonly Deed[] = [{ kind: "pass", ms: 6 * MINUTE_MS }, { kind: "complete" }];
const brought = (built: "jumper" | "gate", ore: number, rare: number, credits: number): readonly Deed[] => [
  ...(ore === 0 ? [] : [{ kind: "load", commodity: "ore", units: ore } as const]),
  ...(rare === 0 ? [] : [{ kind: "load", commodity: "rare_goods", units: rare } as const]),
  { kind: "bring", built, credits, ore, rare },
];

/** A jumper out of its parts, which jumps abroad and must rest before it comes back. */
const jumping: readonly Deed[] = [
  atGuild,
  ...brought("jumper", 10, 0, 100),
  { kind: "cancel" },
  ...brought("jumper", 200, 0, 60_000),
  ...brought("jumper", 200, 40, 40_000),
  { kind: "launch" },
  { kind: "pass", ms: 2 * DAY_MS },
  { kind: "launch" },
  { kind: "board", shipClass: "warp_jumper" },
  atSite(SITE),
  { kind: "book", way: "jumper", to: "boreas" },
  ...arrival,
  { kind: "book", way: "jumper", to: "aurora" },
  { kind: "build" },
  { kind: "load", commodity: "ore", units: 9 },
  { kind: "land" },
  { kind: "store", units: 5 },
  { kind: "fetch", units: 2 },
  { kind: "undock" },
  { kind: "pass", ms: 2 * DAY_MS },
  { kind: "book", way: "jumper", to: "aurora" },
  { kind: "pass", ms: 2 * DAY_MS },
  { kind: "complete" },
  { kind: "abandon" },
  // So that the hold is empty.
  { kind: "fly", to: "aurora", sector: GUILD, berth: "port" },
  { kind: "store", units: 6 },
];

/** A gate out of the parts and the jumper, which the builder passes free. */
const raising = toll.map((asked): readonly Deed[] => [
  { kind: "fly", to: "aurora", sector: SITE, berth: "space" },
  atGuild,
  { kind: "board", shipClass: "hauler" },
  ...brought("gate", 250, 0, 0),
  ...brought("gate", 250, 0, 0),
  ...brought("gate", 250, 0, 0),
  ...brought("gate", 150, 100, 0),
  ...brought("gate", 100, 0, 50_000),
  { kind: "permit" },
  { kind: "board", shipClass: "warp_jumper" },
  atSite(SITE),
  { kind: "raise", toll: asked },
  { kind: "pass", ms: DAY_MS },
  { kind: "book", way: "playerGate", to: "boreas" },
  ...arrival,
]);

/** Through a gate that somebody has raised, there and back. */
const passing: readonly Deed[] = [
  atSite(SITE),
  { kind: "load", commodity: "ore", units: 3 },
  { kind: "book", way: "playerGate", to: "boreas" },
  ...arrival,
  { kind: "book", way: "playerGate", to: "aurora" },
  { kind: "pass", ms: 2 * DAY_MS },
  { kind: "settle" },
  { kind: "collect" },
];

const tunnelling: readonly Deed[] = [
  atSite(ENDS.within[0]),
  { kind: "rideTunnel" },
  { kind: "rideTunnel" },
  atSite(ENDS.across),
  { kind: "load", commodity: "ore", units: 4 },
  { kind: "book", way: "tunnel", to: "boreas" },
  ...arrival,
  { kind: "build" },
  { kind: "abandon" },
  { kind: "book", way: "tunnel", to: "aurora" },
  ...arrival,
  { kind: "giveMap" },
  { kind: "rideTunnel" },
];

/** What is left for who keeps a gate, until it is gone. */
const keeping: readonly Deed[] = [
  { kind: "collect" },
  { kind: "setToll", toll: 7 },
  { kind: "closeGate" },
  { kind: "takeDown" },
];

const selling: readonly Deed[] = [atGuild, { kind: "sellMap" }, { kind: "sellMap" }];

const player = fc.constantFrom<0 | 1>(0, 1);
const other = (who: 0 | 1): 0 | 1 => (who === 0 ? 1 : 0);
const told = (who: 0 | 1, deeds: readonly Deed[]): Command[] =>
  deeds.map((deed): Command => (deed.kind === "pass" ? deed : { by: who, ...deed }));
const errand = fc
  .tuple(player, fc.constantFrom(tunnelling, passing, selling))
  .map(([who, deeds]) => told(who, deeds));

/** Building goes first, by one of the two: hardly anything else can be done without. */
export const history: fc.Arbitrary<readonly Command[]> = fc
  .tuple(
    player,
    raising,
    fc.constantFrom(tunnelling, selling),
    fc.array(
      fc.oneof(
        {
          weight: 8,
          arbitrary: fc.tuple(player, acts).map(([who, act]): Command[] => [{ by: who, ...act }]),
        },
        { weight: 1, arbitrary: fc.nat(3 * DAY_MS).map((ms): Command[] => [{ kind: "pass", ms }]) },
        { weight: 4, arbitrary: errand },
      ),
      { minLength: 10, maxLength: 25 },
    ),
  )
  .map(([builder, raise, between, rest]) => [
    ...told(builder, jumping),
    ...told(other(builder), between),
    ...told(builder, raise),
    ...told(other(builder), passing),
    ...told(builder, keeping),
    ...rest.flat(),
  ]);
