import type { World } from "./objects.ts";
import { completed } from "./shapes.ts";
import type { StripeObject } from "./vault.ts";

/** What a feature of the portal has where a request says nothing of it. */
const UNSAID = {
  customer_update: { allowed_updates: [], enabled: false },
  invoice_history: { enabled: false },
  payment_method_update: { enabled: false },
  subscription_cancel: {
    cancellation_reason: { enabled: false, options: [] },
    enabled: false,
    mode: "at_period_end",
    proration_behavior: "none",
  },
  subscription_update: {
    default_allowed_updates: [],
    enabled: false,
    proration_behavior: "none",
    schedule_at_period_end: { conditions: [] },
    trial_update_behavior: "end_trial",
  },
};
type Feature = keyof typeof UNSAID;
type Features = Readonly<Record<Feature, object>>;

export function newPortal(world: World, asked: Readonly<Record<string, unknown>>): StripeObject {
  return world.vault.put(
    completed("billing_portal.configuration", {
      id: world.vault.newId("bpc"),
      object: "billing_portal.configuration",
      active: true,
      business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
      created: world.now(),
      features: withFeatures(UNSAID, asked.features),
      is_default: false,
      livemode: false,
      login_page: { enabled: false, url: null },
      metadata: asked.metadata ?? {},
      updated: world.now(),
    }),
  );
}

/** Each feature that is named is changed; the others stay. */
export function changePortal(world: World, known: StripeObject, asked: Readonly<Record<string, unknown>>) {
  const features = withFeatures(known.features as Features, asked.features);
  return world.vault.change(known.id, { features, updated: world.now() });
}

function withFeatures(before: Features, asked: unknown): Features {
  const given = (asked ?? {}) as Partial<Features>;
  const names = Object.keys(before) as Feature[];
  return Object.fromEntries(names.map((name) => [name, { ...before[name], ...given[name] }])) as Features;
}
