import { FieldValue } from "firebase-admin/firestore";
import { HttpsError, onCall } from "firebase-functions/https";
import { z } from "zod";
import { access } from "../../functions/src/platform/access.ts";
import { mutation } from "../../functions/src/platform/callable.ts";
import { callables } from "../../functions/src/platform/calls/router.ts";
import { line } from "../../functions/src/platform/fields.ts";
import { db } from "../../functions/src/platform/store.ts";
import { players } from "../../functions/src/players/schema.ts";
import { type Figure, inTurns, milliseconds, ratioFigure } from "./measure.ts";
import { answered, served } from "./server.ts";

const ROUNDS = 9;
const CALLS_A_ROUND = 60;

/** The same work twice: a callable of the wrapper, and the shortest `onCall` that reads and writes the same documents. */
const wrapped = callables("bench", {
  rename: async () =>
    mutation({
      summary: "Renames the caller.",
      access: access.player,
      input: z.strictObject({ name: line(32) }),
      output: z.strictObject({ name: line(32) }),
      rateLimit: { callsPerMinute: 1_000_000 },
      async handle({ caller, tx }, { name }) {
        tx.update(players.ref({ uid: caller.uid }), { name });
        return { name };
      },
    }),
});

const bare = onCall({ cors: true }, async ({ auth, data }) => {
  if (!auth) throw new HttpsError("unauthenticated", "sign in");
  const player = db().doc(`players/${auth.uid}`);
  const request = player.collection("requests").doc(data.requestId);
  return db().runTransaction(async (tx) => {
    const [found, earlier] = await tx.getAll(player, request);
    if (!found!.exists) throw new HttpsError("failed-precondition", "not registered");
    if (earlier!.exists) return JSON.parse(earlier!.get("answer"));
    tx.update(player, { name: data.name });
    tx.create(request, {
      callable: "bench/rename",
      bodyDigest: "",
      answer: JSON.stringify({ name: data.name }),
      answeredAt: FieldValue.serverTimestamp(),
      expiresAt: new Date(Date.now() + 45 * 86_400_000),
    });
    return { name: data.name };
  });
});

/** A callable of the wrapper against a bare `onCall` with the same Firestore work, both over HTTP in this process. */
export async function wrapperFigures(idToken: string): Promise<Figure[]> {
  const server = await served({ "/bare": bare, "/bench": wrapped });
  const { origin } = server;
  const measured = await inTurns(
    ROUNDS,
    2,
    () => milliseconds(() => calls(`${origin}/bench/rename`, idToken)),
    () => milliseconds(() => calls(`${origin}/bare`, idToken)),
  );
  server.close();
  const name = "callable of the wrapper ÷ bare onCall with the same Firestore work";
  return [ratioFigure(name, 1.25, measured, ` of ${CALLS_A_ROUND} calls`)];
}

async function calls(url: string, idToken: string): Promise<void> {
  for (let call = 0; call < CALLS_A_ROUND; call++) {
    const name = `Name ${call}`;
    await answered(url, idToken, { name }, (result: { name: string }) => result.name === name);
  }
}
