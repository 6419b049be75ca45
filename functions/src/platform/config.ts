import { defineBoolean, defineInt, defineSecret, defineString } from "firebase-functions/params";

/**
 * Everything an operator sets, once; `.env.example` documents each. Values are read at run time (`.value()`), so
 * that importing this file costs nothing and a deploy can ask for what is missing.
 */
export const functionsLocation = "us-central1";

/** Refuse calls without a valid App Check token, unless an operator has switched that off. */
const enforceAppCheck = defineBoolean("ENFORCE_APP_CHECK", { default: true });

const isEmulated = () => process.env.FUNCTIONS_EMULATOR === "true";

/** Never on the emulators, which cannot attest. */
export const asksForAppCheck = () => !isEmulated() && enforceAppCheck.value();

/** Let anonymous sign-ins register as players. Each can be made without an address, and mints starting credits. */
const anonymousPlayers = defineBoolean("ANONYMOUS_PLAYERS", { default: false });
export const takesAnonymousPlayers = () => anonymousPlayers.value();

/**
 * The account under which the rooms run, as `name@` or whole; empty is the project's default one. Rooms face the world:
 * theirs may read and write documents and enqueue tasks, and nothing else. docs/deploy.md has the roles.
 */
export const roomsAccount = defineString("ROOMS_ACCOUNT", { default: "" });

/** The account of queues and schedules, which may delete users as well. */
export const workersAccount = defineString("WORKERS_ACCOUNT", { default: "" });

/** Instances that the rooms keep warm whose cold start a player waits for: the first call after sign-in, and routes. */
export const warmInstances = defineInt("WARM_INSTANCES", { default: 0 });
export const WARM_ROOMS: ReadonlySet<string> = new Set(["players", "galaxy"]);

/** How many slices of the galaxy may be written at once: keeps a ramp-up within Firestore's 500/s +50 %/5 min. */
export const buildConcurrency = defineInt("BUILD_CONCURRENCY", { default: 4 });

/** How many slices a second the queue may start. One slice is at most 502 writes. */
export const buildSlicesPerSecond = defineInt("BUILD_SLICES_PER_SECOND", { default: 500 });

/** The seed of the world's galaxy: with the configuration it decides every sector. */
export const worldSeed = defineString("WORLD_SEED", { default: "sectorwars-2102" });

/**
 * The key under which ballots' receipts, tie secrets and the digests of confidential calls are made. It never changes:
 * with another one no receipt could be recomputed. Bound to the functions that need it, and to no other.
 */
export const ballotKey = defineSecret("BALLOT_KEY");
