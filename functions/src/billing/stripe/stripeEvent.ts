/** What is kept of an event of Stripe's, of either form. The payload is never applied: the object is fetched anew. */
export interface ReceivedEvent {
  readonly eventId: string;
  /** `customer.subscription.updated`, without the `v1.` of thin events. */
  readonly type: string;
  readonly objectId: string;
  /** `subscription`, `checkout.session`: Stripe's own word. */
  readonly objectKind: string;
  /** Whole seconds of Stripe's clock: it orders nothing. */
  readonly occurredAt: Date;
  readonly isLive: boolean;
  /** Whose event it is, where Stripe says so: a snapshot's `account`, a thin event's `context`. Of the endpoint's own account it says nothing. */
  readonly account: string | null;
}

/**
 * The kinds of object whose changes can change what a player is entitled to or has paid, each with the events that tell of
 * such a change; null where all of them do.
 */
export const APPLIED = {
  "checkout.session": null,
  subscription: null,
  invoice: null,
  invoice_payment: ["invoice_payment.paid"],
  charge: ["charge.refunded"],
  refund: null,
  dispute: null,
  "radar.early_fraud_warning": null,
  customer: ["customer.deleted"],
  transfer: ["transfer.reversed"],
} satisfies Readonly<Record<string, readonly string[] | null>>;
export type AppliedKind = keyof typeof APPLIED;

/** The event where it can change something here. */
export function asApplied<Event extends { readonly type: string; readonly objectKind: string }>(
  event: Event,
): (Event & { readonly objectKind: AppliedKind }) | null {
  if (!Object.hasOwn(APPLIED, event.objectKind)) return null;
  const types: readonly string[] | null = APPLIED[event.objectKind as AppliedKind];
  return types === null || types.includes(event.type)
    ? (event as Event & { readonly objectKind: AppliedKind })
    : null;
}

const ID = /^[A-Za-z]+(?:_[A-Za-z0-9]+){1,3}$/;

/**
 * Reads an event whose signature was checked: a snapshot (`object: event`) or a thin one (`object: v2.core.event`).
 * Null for what is neither.
 */
export function receivedEvent(body: unknown): ReceivedEvent | null {
  if (body === null || typeof body !== "object") return null;
  const event = body as Readonly<Record<string, unknown>>;
  if (event.object === "event") {
    const { object } = (event.data ?? {}) as { object?: Readonly<Record<string, unknown>> };
    return checked(event, object?.id, object?.object, Number(event.created) * 1_000);
  }
  if (event.object === "v2.core.event") {
    const related = (event.related_object ?? {}) as Readonly<Record<string, unknown>>;
    return checked(event, related.id, related.type, Date.parse(String(event.created)));
  }
  return null;
}

function checked(
  event: Readonly<Record<string, unknown>>,
  objectId: unknown,
  objectKind: unknown,
  occurredMs: number,
): ReceivedEvent | null {
  const { id, type, livemode } = event;
  const texts = [id, type, objectId, objectKind];
  if (!texts.every((text): text is string => typeof text === "string" && text.length <= 120)) return null;
  const [eventId, fullType, idOfObject, kind] = texts as [string, string, string, string];
  if (!ID.test(eventId) || !ID.test(idOfObject) || Number.isNaN(occurredMs)) return null;
  return {
    eventId,
    type: fullType.replace(/^v1\./, ""),
    objectId: idOfObject,
    objectKind: kind,
    occurredAt: new Date(occurredMs),
    isLive: livemode === true,
    account: textOf(event.account) ?? textOf(event.context),
  };
}

const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

/** Whether an event is neither of another mode nor of another account; an empty one is not asked for. */
export function isOurs(
  { isLive, account }: Pick<ReceivedEvent, "isLive" | "account">,
  ours: { readonly isLive: boolean; readonly account: string },
): boolean {
  if (isLive !== ours.isLive) return false;
  return account === null || ours.account === "" || account === ours.account;
}
