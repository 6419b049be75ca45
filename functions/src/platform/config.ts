import { defineBoolean, defineInt, defineString } from "firebase-functions/params";

/**
 * Everything an operator sets, once; `.env.example` documents each. Values are read at run time (`.value()`), so
 * that importing this file costs nothing and a deploy can ask for what is missing.
 */
export const functionsLocation = "us-central1";

/** Refuse calls without a valid App Check token. Off on the emulators, which cannot attest. */
export const enforceAppCheck = defineBoolean("ENFORCE_APP_CHECK", { default: false });

/** How many slices of the galaxy may be written at once: keeps a ramp-up within Firestore's 500/s +50 %/5 min. */
export const buildConcurrency = defineInt("BUILD_CONCURRENCY", { default: 4 });

/** How many slices a second the queue may start. One slice is at most 502 writes. */
export const buildSlicesPerSecond = defineInt("BUILD_SLICES_PER_SECOND", { default: 500 });

/** The seed of the world's galaxy: with the configuration it decides every sector. */
export const worldSeed = defineString("WORLD_SEED", { default: "sectorwars-2102" });
