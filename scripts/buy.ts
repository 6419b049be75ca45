/**
 * `npm run buy -- vega "Vega Station"`: buys a region on the running local stack, as a player of the demo galaxy would on the
 * page: a checkout, paid at the stand-in for Stripe, then the region's build. No money moves.
 */
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { command, demoProjectId, given } from "./command.ts";
import { Failure } from "./setup/failure.mjs";
import { dataDir } from "./stack/clockFile.ts";
import { readNote } from "./stack/data.ts";
import { functionsUrl, standardPorts } from "./stack/emulators.ts";
import { host } from "./stack/ports.ts";
import type { Demo } from "./stack/ready.ts";

const PATIENCE_MS = 60_000;
const ports = standardPorts();

await command(async () => {
  const usage = 'npm run buy -- vega ["Vega Station"]';
  const [regionId = "", displayName = regionId] = given(usage, { least: 1, most: 2 }, {}).words;
  const [account] = readNote<Demo>(dataDir)?.accounts ?? [];
  if (account === undefined) throw new Failure("There is no demo galaxy yet: run `npm start` first.");
  const subject = { kind: "region", regionId, displayName };
  const url = await openCheckout(await signedIn(account.email, account.password), subject);
  console.log(`${account.email} pays at ${url}`);
  const startedMs = performance.now();
  const paid = await fetch(url, {
    method: "POST",
    body: new URLSearchParams({ act: "pays" }),
    redirect: "manual",
  });
  if (paid.status !== 303) throw new Failure(`The stand-in for Stripe answered ${paid.status}.`);
  await active(regionId, startedMs);
  console.log(
    `The region ${regionId} is open, ${Math.round(performance.now() - startedMs)} ms after the payment.`,
  );
});

async function signedIn(email: string, password: string): Promise<string> {
  const path = "identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo";
  const answer = await post(`http://${host}:${ports.auth}/${path}`, {
    email,
    password,
    returnSecureToken: true,
  });
  return String(answer.idToken);
}

async function openCheckout(token: string, subject: object): Promise<string> {
  const data = { requestId: randomUUID(), subject, returnPath: "/" };
  const url = `${functionsUrl(ports, demoProjectId)}/billing/createCheckout`;
  const answer = await post(url, { data }, { authorization: `Bearer ${token}` });
  return (answer.result as { url: string }).url;
}

async function post(url: string, body: object, headers: Record<string, string> = {}) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Failure("The local stack does not answer: run `npm start` in another terminal first.");
  });
  const said = (await answer.json()) as Record<string, unknown> & { error?: { message: string } };
  if (said.error) throw new Failure(said.error.message);
  return said;
}

async function active(regionId: string, sinceMs: number): Promise<void> {
  const database = `projects/${demoProjectId}/databases/(default)/documents`;
  const url = `http://${host}:${ports.firestore}/v1/${database}/regions/${regionId}`;
  while (performance.now() - sinceMs < PATIENCE_MS) {
    const answer = await fetch(url, { headers: { authorization: "Bearer owner" } });
    const { fields } = (await answer.json()) as { fields?: { status: { stringValue: string } } };
    if (fields?.status.stringValue === "active") return;
    await setTimeout(100);
  }
  throw new Failure(`The region ${regionId} is not open after ${PATIENCE_MS / 1_000} s: the log says why.`);
}
