import "../../functions/src/house.ts";
import { FieldValue } from "firebase-admin/firestore";
import { HttpsError, onCall } from "firebase-functions/https";
import { regionGraph } from "../../functions/src/galaxy/routes/regionGraph.ts";
import { callables } from "../../functions/src/platform/calls/router.ts";
import { db } from "../../functions/src/platform/store.ts";
import { MOST_SECTORS } from "../../functions/src/ships/flight.ts";
import { pilots } from "../../functions/src/ships/schema.ts";
import { type Account, openAccount, type Ports } from "../../seed/accounts.ts";
import { type Figure, inTurns, milliseconds, ratioFigure } from "./measure.ts";
import { answered, served } from "./server.ts";

const ROUNDS = 9;
const CALLS_A_ROUND = 20;
const OF = ` of ${CALLS_A_ROUND} calls`;
const WARM_UPS = 4;
/** So that no caller comes to the rate limit. */
const PILOTS = 8;
const REGION = "default";

/** A pilot who flies to the neighbouring sector and back, again and again. */
interface Flyer {
  readonly uid: string;
  readonly idToken: string;
  readonly pair: readonly [number, number];
  at: 0 | 1;
}

const deployed = callables("ships", {
  fly: async () => (await import("../../functions/src/ships/fly.ts")).fly,
});

/** The shortest `onCall` that reads and writes what a flight does. */
const bare = onCall({ cors: true }, async ({ auth, data }) => {
  if (!auth) throw new HttpsError("unauthenticated", "sign in");
  const player = db().doc(`players/${auth.uid}`);
  const request = player.collection("requests").doc(data.requestId);
  const pilot = db().doc(`pilots/${auth.uid}`);
  const seen = db().doc(`regions/${REGION}/presence/${auth.uid}`);
  return db().runTransaction(async (tx) => {
    const [found, earlier, flown] = await tx.getAll(player, request, pilot);
    if (!found!.exists) throw new HttpsError("failed-precondition", "not registered");
    if (earlier!.exists) return JSON.parse(earlier!.get("answer"));
    const place = { ...flown!.get("place"), sectorNumber: data.sectors.at(-1), berth: "space" };
    const now = new Date();
    tx.update(pilot, { place, arrivedAt: now, lastActedAt: now, "turns.anchorAt": now });
    tx.set(seen, {
      uid: auth.uid,
      name: flown!.get("name"),
      shipClass: flown!.get("shipClass"),
      sectorNumber: place.sectorNumber,
      docked: false,
      open: false,
      since: now,
    });
    tx.create(request, {
      callable: "bench/fly",
      bodyDigest: "",
      answer: JSON.stringify({ place }),
      answeredAt: FieldValue.serverTimestamp(),
      expiresAt: new Date(Date.now() + 45 * 86_400_000),
    });
    return { place };
  });
});

/** A flight against the same Firestore work, and one of fifty warps against one of one, all over HTTP in this process. */
export async function flightFigures(projectId: string, ports: Ports): Promise<Figure[]> {
  const accounts = await Promise.all(
    Array.from({ length: PILOTS }, (_, index) => openAccount(`flyer${index}`, projectId, ports)),
  );
  const flyers = await Promise.all(accounts.map(flyerOf));
  const server = await served({ "/bare": bare, "/ships": deployed });
  const one = () => flown(`${server.origin}/ships/fly`, flyers, 1);
  const figures = [
    ratioFigure(
      "flight ÷ bare onCall with the same Firestore work",
      1.25,
      await inTurns(ROUNDS, WARM_UPS, one, () => flown(`${server.origin}/bare`, flyers, 1)),
      OF,
    ),
    ratioFigure(
      "flight of 50 warps ÷ flight of one",
      1.2,
      await inTurns(ROUNDS, WARM_UPS, () => flown(`${server.origin}/ships/fly`, flyers, MOST_SECTORS), one),
      OF,
    ),
  ];
  server.close();
  await Promise.all(accounts.map((account) => account.close()));
  return figures;
}

/** Registers a player, whose pilot has turns for the whole measurement and begins where a warp leads there and back. */
async function flyerOf(account: Account, index: number): Promise<Flyer> {
  await account.client.players.registerPlayer({ name: `Flyer ${index}` });
  const { uid } = account;
  const pilot = (await pilots.ref({ uid }).get()).data()!;
  const graph = await regionGraph(REGION);
  const here = `${pilot.place.sectorNumber}`;
  const next = graph.outNeighbors(here).find((node) => graph.hasDirectedEdge(node, here))!;
  await db().doc(`pilots/${uid}`).update({ "turns.amount": 1_000_000 });
  return { uid, idToken: await account.idToken(), pair: [Number(here), Number(next)], at: 0 };
}

interface Flown {
  readonly place: { readonly sectorNumber: number };
}

/** So many flights in sequence, each pilot in turn. */
function flown(url: string, flyers: readonly Flyer[], warps: number): Promise<number> {
  return milliseconds(async () => {
    for (let call = 0; call < CALLS_A_ROUND; call++) {
      const flyer = flyers[call % flyers.length]!;
      const sectors = Array.from({ length: warps }, (_, step) => flyer.pair[(flyer.at + step + 1) % 2]!);
      const arrived = ({ place }: Flown) => place.sectorNumber === sectors.at(-1);
      await answered(url, flyer.idToken, { regionId: REGION, sectors }, arrived);
      flyer.at = ((flyer.at + warps) % 2) as 0 | 1;
    }
  });
}
