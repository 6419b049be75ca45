import { browserPopupRedirectResolver, GoogleAuthProvider, reauthenticateWithPopup } from "firebase/auth";
import { signInAs, start } from "./session.ts";
import { sendLink } from "./signInLink.ts";
import { localCast } from "./stack.ts";

/**
 * Has the same person prove again that it is them, as they did before. By a link, a tab of its own opens; this one keeps what
 * was typed, and takes the new sign-in over.
 */
export async function signInAgain(): Promise<"done" | "mailed"> {
  const { auth } = await start();
  const user = auth.currentUser!;
  const member = (await localCast()).find(({ email }) => email === user.email);
  if (member !== undefined) await signInAs(member);
  else if (user.providerData.some(({ providerId }) => providerId === GoogleAuthProvider.PROVIDER_ID))
    await reauthenticateWithPopup(user, new GoogleAuthProvider(), browserPopupRedirectResolver);
  else {
    await sendLink(auth, user.email!);
    return "mailed";
  }
  return "done";
}
