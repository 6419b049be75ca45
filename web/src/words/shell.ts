import { count, instants } from "./format.ts";

/** Words of what a page has not got yet, or cannot have. */
export const states = {
  loading: "Loading…",
  slow: "This takes longer than it should. The connection may be slow or gone.",
  refused: "You may not see this.",
  failed: "This could not be read.",
  tryAgain: "Try again",
  table: (title: string) => `Table: ${title}`,
  offline: "You are offline. What you see may be old; nothing can be changed until the connection is back.",
  unattested:
    "Google's test for robots (reCAPTCHA) did not let this browser pass, and the game's servers may refuse you without it. Let this page load from www.google.com and www.gstatic.com, then load it again.",
  stale: (since: Date) => `As of ${instants.format(since)}: the connection is gone.`,
  unsaved: "What you have typed on this page is not sent. Leave it all the same?",
  notWhole: "A whole number above zero is needed.",
  broken: "This part of the page has failed. The rest still works.",
  reference: (id: string) => `Reference for a report: ${id}`,
  uncertain: "We do not know whether it arrived. Trying again is safe: it acts once.",
  sent: {
    label: (what: string) => `Sent before: ${what}`,
    before: (what: string) =>
      `You sent “${what}” before, and we do not know whether it arrived. Sending it again is safe: it acts once.`,
    again: "Send the same again",
    leave: "Leave it",
    done: (what: string) => `“${what}” has arrived.`,
  },
} as const;

/** Words of signing in. */
export const signIn = {
  title: "Sign in",
  restoring: "Looking for your session…",
  local: "Play as anyone of the demo galaxy. These accounts exist on this machine alone.",
  role: "Role",
  as: (name: string) => `Sign in as ${name}`,
  noCast: "The demo galaxy is still being built. This list fills when it stands.",
  google: "Continue with Google",
  leaving:
    "Your browser does not open Google's window. This page goes to Google instead, and comes back when you have signed in.",
  inVain: "Google did not sign you in. Try it once more, or take a link to your e-mail address.",
  byLink: "By a link to your e-mail address",
  address: "E-mail address",
  sendLink: "Send me a link",
  confirm: "Sign in",
  sent: (address: string) => `A link is on its way to ${address}. Open it in this browser.`,
  sentLocally: "On the local stack nothing is mailed: the link stands in the log of the emulators.",
  linkAsks: "Which address was the link sent to? It was asked for in another browser.",
  linkFailed: "This link does not sign in: it was used before, is too old, or went to another address.",
  noStack: "The game's servers could not be found. Reload the page when they are up.",
  out: "Sign out",
  again: {
    button: "Sign in again",
    done: "You have signed in again. Nothing you typed is lost: send it once more.",
    mailed:
      "A link is on its way to you. Open it in this browser, come back to this tab, and send it once more.",
    noWindow:
      "Your browser does not open Google's window. Allow windows for this page and try it once more: what you typed stays.",
    failed: "That did not sign you in. Try it once more.",
  },
} as const;

/** Words of the choice of a name. */
export const register = {
  title: "Choose your name",
  why: "You have an account and no player yet. Other players will know you by this name; it can be changed later.",
  name: "Name",
  hint: "3 to 32 characters, at least two of them letters or digits.",
  button: "Begin to play",
} as const;

/** Words of the palette, by which one finds a page. */
export const palette = {
  button: "Find a page",
  label: "Title, region or id",
  hint: "Such as: votes, nexus 4321, 12-4321. Ctrl+K or ⌘K opens this on every page.",
  list: "Pages",
  of: (title: string, what: string) => `${title}: ${what}`,
  found: (pages: number) => count(pages, "page", "pages"),
  first: (shown: number, pages: number) => `The first ${shown} of ${count(pages, "page", "pages")}`,
  none: "No page has this title, and none fits this id.",
  close: "Back to the page",
} as const;
