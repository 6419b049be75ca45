import type Stripe from "stripe";

/** What the portal offers: the card, the invoices, and cancelling at the end of the period. No other plan and no quantity. */
export const PORTAL = {
  features: {
    customer_update: { enabled: false },
    invoice_history: { enabled: true },
    payment_method_update: { enabled: true },
    subscription_cancel: { enabled: true, mode: "at_period_end" },
    subscription_update: { enabled: false },
  },
} as const satisfies Stripe.BillingPortal.ConfigurationCreateParams;

/** Makes the project's configuration of Stripe's portal, or gives the one that it has made before what it is to have. Its id. */
export async function configurePortal(api: Stripe, project: string): Promise<string> {
  for await (const { id, metadata } of api.billingPortal.configurations.list({ active: true, limit: 100 })) {
    if (metadata?.project !== project) continue;
    await api.billingPortal.configurations.update(id, PORTAL);
    return id;
  }
  return (await api.billingPortal.configurations.create({ ...PORTAL, metadata: { project } })).id;
}
