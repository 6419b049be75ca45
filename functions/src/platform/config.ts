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
 * theirs may read and write documents, enqueue tasks and look users up, and nothing else. docs/deploy.md has the roles.
 */
export const roomsAccount = defineString("ROOMS_ACCOUNT", { default: "" });

/** The account of queues and schedules, which may delete users as well. */
export const workersAccount = defineString("WORKERS_ACCOUNT", { default: "" });

/** The account of what asks Stripe: the only one that may read the restricted key. */
export const billingAccount = defineString("BILLING_ACCOUNT", { default: "" });

/** The account of Stripe's webhook: the only one that may read its signing secrets. */
export const webhookAccount = defineString("WEBHOOK_ACCOUNT", { default: "" });

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

/** Stripe's restricted key. Bound to the functions of billing that ask Stripe, and to no other. */
export const stripeKey = defineSecret("STRIPE_KEY");

/** The signing secrets of the webhook, one or, while one is exchanged, two, with a comma between. Bound to it alone. */
export const stripeWebhookSecrets = defineSecret("STRIPE_WEBHOOK_SECRETS");

/** `test` or `live`: events and objects of the other mode are stored and never applied. */
export const stripeMode = defineString("STRIPE_MODE", { default: "test" });

/** The ids of the prices of a region and of Galactic Citizen; the first of each is sold, all are honoured. */
export const regionPriceIds = defineString("REGION_PRICE_IDS", { default: "price_region" });
export const citizenPriceIds = defineString("CITIZEN_PRICE_IDS", { default: "price_citizen" });

/** Where a buyer may be sent back to: origins of our own pages, with commas between; the first is the default. */
export const checkoutOrigins = defineString("CHECKOUT_ORIGINS", { default: "http://127.0.0.1:5000" });

/** How long a region whose subscription has ended is held before it begins to close. */
export const billingGraceHours = defineInt("BILLING_GRACE_HOURS", { default: 72 });

/** The most that a region brings its owners in one month, in cents. A month keeps the one that it was opened with for its closing. */
export const shareCapCents = defineInt("SHARE_CAP_CENTS", { default: 2_500 });

/** Stripe's `acct_…` that is ours: events that name another one are stored and never applied. Empty asks for none. */
export const stripeAccount = defineString("STRIPE_ACCOUNT", { default: "" });

/** Stripe's `pmc_…`, which says how can be paid; empty is the account's default one. */
export const paymentMethodConfiguration = defineString("PAYMENT_METHOD_CONFIGURATION", { default: "" });

/** Stripe's `bpc_…`, which says what its portal offers; empty is the account's default one. */
export const portalConfiguration = defineString("PORTAL_CONFIGURATION", { default: "" });

/** Whether Stripe adds taxes to what is sold, by the buyer's address: the account must be registered for them. */
export const automaticTax = defineBoolean("AUTOMATIC_TAX", { default: false });

/** The key under which the addresses of erased accounts are remembered, for 90 days. */
export const addressKey = defineSecret("ADDRESS_KEY");

/** The key under which the seeds of fights are made: who had it could fight by choosing the lucky ids. */
export const combatKey = defineSecret("COMBAT_KEY");

/** The key under which the mouths of tunnels are drawn: who had it would know where they are. */
export const tunnelKey = defineSecret("TUNNEL_KEY");

/** Whether the pace of all ports follows the weekly proposal by itself, where no administrator has set another one. */
const paceByItself = defineBoolean("PACE_BY_ITSELF", { default: false });
export const pacedByItself = () => paceByItself.value();

/** The key under which natural events are drawn: seeds of regions are public, and who had it would know of next week's. */
export const drawKey = defineSecret("DRAW_KEY");

/** The keys under which ports sign their quotes, one or, while one is exchanged, two, with a comma between: the first signs, both are valid. */
export const quoteKeys = defineSecret("QUOTE_KEYS");
export const validQuoteKeys = (): string[] => quoteKeys.value().split(",");
