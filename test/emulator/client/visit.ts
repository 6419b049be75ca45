import { deleteApp, initializeApp } from "firebase/app";
import { connectAuthEmulator, getAuth, signInWithCustomToken } from "firebase/auth";
import { connectFunctionsEmulator, getFunctions } from "firebase/functions";
import { regions } from "../../../client/index.ts";

/** All that somebody needs to know to call from a page or from Node. */
export interface Visit {
  readonly projectId: string;
  readonly location: string;
  readonly authUrl: string;
  readonly functionsPort: number;
  readonly customToken: string;
}

let visits = 0;

/** Signs in, and gives the callables of the room `regions` as the web and mobile clients have them. */
export async function openVisit({ projectId, location, authUrl, functionsPort, customToken }: Visit) {
  visits += 1;
  const app = initializeApp({ projectId, apiKey: "demo" }, `visit ${visits}`);
  const auth = getAuth(app);
  connectAuthEmulator(auth, authUrl, { disableWarnings: true });
  await signInWithCustomToken(auth, customToken);
  const functions = getFunctions(app, location);
  connectFunctionsEmulator(functions, "127.0.0.1", functionsPort);
  return { ...regions(functions), close: () => deleteApp(app) };
}
