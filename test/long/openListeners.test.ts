import { deleteApp, initializeApp } from "firebase/app";
import { connectAuthEmulator, getAuth, signInWithCustomToken } from "firebase/auth";
import {
  collection,
  connectFirestoreEmulator,
  doc,
  type Firestore,
  getDocFromServer,
  getFirestore,
  limit,
  onSnapshot,
  query,
  setLogLevel,
} from "firebase/firestore";
import { expect, onTestFinished, test, vi } from "vitest";
import { admit, call, enrol, openRegion } from "../emulator/membership/world.ts";
import { emulators } from "../support/emulators.ts";

const REGION = "listened";
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 50 });

/** What a listener has been told, and the code with which it ended. */
interface Listening {
  readonly told: string[];
  ended: string | null;
}

/** The web SDK as a page has it, with a token of the Auth emulator that can be renewed. */
async function page(uid: string) {
  setLogLevel("silent");
  const app = initializeApp({ projectId: emulators.projectId, apiKey: "demo" }, uid);
  onTestFinished(() => deleteApp(app));
  const auth = getAuth(app);
  connectAuthEmulator(auth, `http://${emulators.auth.host}:${emulators.auth.port}`, {
    disableWarnings: true,
  });
  await signInWithCustomToken(auth, JSON.stringify({ uid }));
  const user = auth.currentUser!;
  const firestore = getFirestore(app);
  connectFirestoreEmulator(firestore, emulators.firestore.host, emulators.firestore.port);
  // Tokens are dated in seconds: one that is renewed within its second is the same, and listeners go on with it.
  const renewToken = async () => {
    const before = await user.getIdToken();
    await until(async () => expect(await user.getIdToken(true)).not.toBe(before));
  };
  return { firestore, renewToken };
}

function listen(firestore: Firestore, path: string, field: string): Listening {
  const listening: Listening = { told: [], ended: null };
  const fail = ({ code }: { code: string }) => {
    listening.ended = code;
  };
  const isDocument = path.split("/").length % 2 === 0;
  if (isDocument)
    onSnapshot(doc(firestore, path), (found) => listening.told.push(`${found.get(field)}`), fail);
  else
    onSnapshot(
      query(collection(firestore, path), limit(100)),
      (found) => {
        for (const { doc } of found.docChanges()) listening.told.push(`${doc.get(field)}`);
      },
      fail,
    );
  return listening;
}

test("who is banned learns it at once, reads nothing anew, and hears the region until the token renews", async () => {
  await openRegion(REGION, { ownerUid: "listen-owner", governorUid: "listen-owner" });
  for (const uid of ["listen-owner", "listener"]) await enrol(uid);
  await admit("listener", REGION);
  const announce = async (title: string) => {
    const said = { regionId: REGION, title, body: "To all members." };
    expect((await call("listen-owner", "regions/announce", said)).reason).toBeUndefined();
  };
  const { firestore, renewToken } = await page("listener");
  const announcements = listen(firestore, `regions/${REGION}/announcements`, "title");
  const membership = listen(firestore, `regions/${REGION}/members/listener`, "status");
  await announce("before");
  await until(() => expect(announcements.told.at(-1)).toBe("before"));

  const ban = { regionId: REGION, uid: "listener", reason: "Spam in every channel." };
  expect((await call("listen-owner", "membership/banMember", ban)).reason).toBeUndefined();
  await until(() => expect(membership.told.at(-1)).toBe("banned"));
  await expect(getDocFromServer(doc(firestore, `regions/${REGION}/sectors/1`))).rejects.toMatchObject({
    code: "permission-denied",
  });
  const anew = listen(firestore, `regions/${REGION}/offices`, "office");
  await until(() => expect(anew.ended).toBe("permission-denied"));

  // The gap: the rules are asked when a listener begins, not at each document that it receives.
  await announce("after");
  await until(() => expect(announcements.told.at(-1)).toBe("after"));

  await renewToken();
  await until(() => expect(announcements.ended).toBe("permission-denied"));
  await announce("unheard");
  expect(announcements.told).not.toContain("unheard");
  expect(membership.ended).toBeNull();
});
