/** What signs in with Google, in a chunk of its own: the local stack never loads it. */
export { browserPopupRedirectResolver, GoogleAuthProvider, signInWithPopup } from "firebase/auth";
