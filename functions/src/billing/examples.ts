/** A document of each collection as it is stored: fixtures of the tests, never loaded by what is deployed. */
const AT = new Date("2102-01-01T00:00:00Z");
const LATER = new Date("2102-02-01T00:00:00Z");

export const buyers = {
  uid: "subject",
  customerId: "cus_1",
  formerCustomerIds: [],
  payoutAccountId: null,
  barredSince: null,
  troubledPaymentIds: [],
  open: { galacticCitizen: "checkout0" },
  live: { "region:lyra": "sub_1" },
  regionCheckouts: { day: "2102-01-01", count: 1 },
};

export const checkouts = {
  checkoutId: "checkout0",
  uid: "owner",
  subject: { kind: "region", regionId: "lyra" },
  opening: { displayName: "lyra", configuration: "{}" },
  takesOver: null,
  priceId: "price_region",
  status: "completed",
  customerId: "cus_1",
  formerCustomers: 0,
  sessionId: "cs_test_1",
  replacedSessionId: null,
  url: null,
  returnUrl: "http://127.0.0.1:5000/regions",
  attempt: 0,
  build: null,
  fetchSeq: 1,
  appliedSeq: 1,
  createdAt: AT,
  expiresAt: AT,
  dueAt: null,
};

export const subscriptions = {
  subscriptionId: "sub_1",
  uid: "owner",
  checkoutId: "checkout0",
  subject: { kind: "region", regionId: "lyra" },
  priceId: "price_region",
  status: "active",
  currentPeriodEndsAt: LATER,
  cancelsAtPeriodEnd: false,
  openInvoiceFinalizedAt: null,
  paidAt: AT,
  endedAt: null,
  entitlement: { service: "full", namesHeld: true, regionHeld: false, endsAt: null },
};

export const stripeEvents = {
  type: "checkout.session.completed",
  objectId: "cs_test_1",
  objectKind: "checkout.session",
  occurredAt: AT,
  receivedAt: AT,
  status: "applied",
  expiresAt: LATER,
};

export const successions = { regionId: "lyra", uid: "subject", checkoutId: "checkout0", paidAt: null };

export const receipts = {
  subject: { kind: "region", regionId: "lyra" },
  paidCents: 2_500,
  currency: "usd",
  paidAt: AT,
  hostedUrl: "https://invoice.stripe.com/i/1",
};
