import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { completeOnboarding, reverseTransfer } from "./connect.ts";
import { applyTime } from "./cycle.ts";
import { bodyOf, type Destination, deliver, newEvent, signatureOf } from "./events.ts";
import type { World } from "./objects.ts";
import { bankPage, checkoutPage, onboardingPage, payoutsPage, portalPage } from "./pages.ts";
import { CARD } from "./payments.ts";
import { Protocol } from "./protocol.ts";
import { stockPrices } from "./routes.ts";
import { completeCheckout, type Payment } from "./sales.ts";
import { actAtBank, BANK_ACTS, type BankAct } from "./trouble.ts";
import type { Kept, StripeObject } from "./vault.ts";
import { Vault } from "./vault.ts";

const HOST = "127.0.0.1";
const MOST_BODY_BYTES = 1_000_000;

export interface StandInOptions {
  readonly port: number;
  /** Game time: it renews, fails and expires by the clock that `npm run advance` moves. */
  readonly now: () => Date;
  readonly destination: Destination;
  /** Without it events wait until somebody takes them, as the suites do, who deliver them in their own order. */
  readonly sendsByItself?: true | undefined;
  /** What is sold: price id, name, cents a month. */
  readonly prices: readonly (readonly [id: string, name: string, cents: number])[];
  readonly kept?: Kept;
}

/** A small server in Stripe's role for the local stack and the suites. It listens on this machine alone. */
export class StandIn {
  readonly world: World;
  readonly protocol: Protocol;
  readonly events: StripeObject[] = [];
  #waiting: StripeObject[] = [];
  readonly #options: StandInOptions;
  readonly #server: Server;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: StandInOptions) {
    this.#options = options;
    this.world = {
      vault: new Vault(options.kept),
      now: () => Math.floor(options.now().getTime() / 1_000),
    };
    stockPrices(this.world, options.prices);
    const origin = `http://${HOST}:${options.port}`;
    this.protocol = new Protocol({ world: this.world, emit: this.emit, origin });
    this.#server = createServer((request, response) => {
      void this.#handle(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
  }

  /** Begins to listen, and looks each second what has come due. */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(this.#options.port, HOST, resolve);
    });
    this.#timer = setInterval(() => this.applyTime(), 1_000);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  applyTime(): void {
    applyTime(this.world, this.emit);
  }

  /** An event is made and sent to each destination; who takes it late is asked again. */
  readonly emit = (type: string, object: StripeObject): void => {
    const event = newEvent(this.world, type, object);
    this.events.push(event);
    if (this.#options.sendsByItself) void deliver(event, this.#options.destination);
    else this.#waiting.push(event);
  };

  /** The events that wait, signed now, and forgets them. */
  takeWaiting(form: Destination["form"]): { readonly body: string; readonly signature: string }[] {
    const { secrets } = this.#options.destination;
    const taken = this.#waiting.map((event) => bodyOf(event, form));
    this.#waiting = [];
    return taken.map((body) => ({ body, signature: signatureOf(body, secrets) }));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await formOf(request);
    this.applyTime();
    const url = new URL(String(request.url), `http://${HOST}`);
    if (url.pathname.startsWith("/v1/")) {
      const { status, body: answer } = await this.protocol.answer(request, body);
      json(response, answer, status);
      return;
    }
    const act = new URLSearchParams(body).get("act") ?? undefined;
    const [, place, id = ""] = url.pathname.split("/");
    if (place === "waiting") json(response, this.takeWaiting(id === "thin" ? "thin" : "snapshot"));
    else if (place === "checkout") this.#checkout(response, id, act as Payment | undefined);
    else if (place === "forget") this.#forget(response);
    else if (place === "bank") this.#bank(response, id, act as BankAct | undefined);
    else if (place === "portal") this.#portal(response, id, act, url.searchParams.get("return") ?? "");
    else if (place === "onboarding")
      this.#onboarding(response, id, act, url.searchParams.get("return") ?? "");
    else if (place === "payouts") this.#payouts(response, id, act);
    else missing(response, "page");
  }

  #checkout(response: ServerResponse, sessionId: string, payment: Payment | undefined): void {
    const session = this.world.vault.get("checkout.session", sessionId);
    if (session === undefined) {
      missing(response, "checkout");
      return;
    }
    if (payment === undefined || payment === "declines") {
      html(response, checkoutPage(session));
      return;
    }
    const complete = completeCheckout(this.world, this.emit, sessionId, payment);
    response.writeHead(303, { location: String(complete.success_url) }).end();
  }

  /** For the suites: what one play has sold is none of the next one's. */
  #forget(response: ServerResponse): void {
    this.world.vault.forget();
    this.#waiting = [];
    response.writeHead(204).end();
  }

  #bank(response: ServerResponse, chargeId: string, act: BankAct | undefined): void {
    if (act !== undefined && BANK_ACTS.includes(act)) actAtBank(this.world, this.emit, chargeId, act);
    html(response, bankPage(this.world));
  }

  #onboarding(response: ServerResponse, accountId: string, act: string | undefined, returnUrl: string): void {
    if (this.world.vault.get("account", accountId) === undefined) {
      missing(response, "account");
      return;
    }
    if (act === "completes") completeOnboarding(this.world, this.emit, accountId);
    html(response, onboardingPage(this.world.vault.get("account", accountId)!, returnUrl));
  }

  #payouts(response: ServerResponse, transferId: string, act: string | undefined): void {
    if (act === "reverses") reverseTransfer(this.world, this.emit, transferId);
    html(response, payoutsPage(this.world));
  }

  #portal(response: ServerResponse, customerId: string, act: string | undefined, returnUrl: string): void {
    const customer = this.world.vault.get("customer", customerId);
    if (customer === undefined) {
      missing(response, "customer");
      return;
    }
    const [verb, subject = ""] = (act ?? "").split(":");
    if (verb === "card") {
      const metadata = { ...(customer.metadata as object), [CARD]: subject };
      this.world.vault.change(customerId, { metadata });
    }
    if (verb === "cancel" || verb === "resume") {
      const changed = this.world.vault.change(subject, { cancel_at_period_end: verb === "cancel" });
      this.emit("customer.subscription.updated", changed);
    }
    const now = this.world.vault.get("customer", customerId)!;
    html(response, portalPage(this.world, now, returnUrl));
  }
}

function json(response: ServerResponse, answer: object, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
}

function missing(response: ServerResponse, what: string): void {
  response.writeHead(404).end(`The stand-in for Stripe knows no such ${what}.`);
}

function html(response: ServerResponse, page: string): void {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
}

async function formOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) throw new Error("The body is larger than any of Stripe's requests.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
