import { newId } from "../../functions/src/platform/random.ts";

/** An account of the Auth emulator, signed in. */
export interface SignedUp {
  readonly uid: string;
  /** Good for an hour. */
  readonly idToken: string;
}

/** Signs up an account with an address, as a client's SDK does. */
export async function signUp(): Promise<SignedUp> {
  const origin = `http://${process.env.FIREBASE_AUTH_EMULATOR_HOST}`;
  const response = await fetch(`${origin}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=demo`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: `${newId()}@load.invalid`, password: newId(), returnSecureToken: true }),
  });
  const { localId, idToken } = (await response.json()) as { localId?: string; idToken?: string };
  if (localId === undefined || idToken === undefined)
    throw new Error(`The Auth emulator made no account (status ${response.status}).`);
  return { uid: localId, idToken };
}
