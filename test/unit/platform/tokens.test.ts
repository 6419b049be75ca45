import type { Server } from "node:http";
import { initializeApp } from "firebase-admin/app";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { access } from "../../../functions/src/platform/access.ts";
import { query } from "../../../functions/src/platform/callable.ts";
import { callables } from "../../../functions/src/platform/calls/router.ts";
import { asksForAppCheck } from "../../../functions/src/platform/config.ts";
import { serveAsFramework } from "../../support/framework.ts";
import { claimsOf, keyServer, signedToken, unsignedToken } from "../../support/signedTokens.ts";

// The SDK tells at length why it refuses a token, and takes the console as it is when it is loaded.
vi.hoisted(() => {
  for (const name of ["log", "info", "warn", "error", "debug"] as const) console[name] = () => {};
});

const PROJECT = "signed-tokens";

const whoAmI = query({
  summary: "Says who calls.",
  access: access.signedIn,
  input: z.strictObject({}),
  output: z.strictObject({ uid: z.string() }),
  handle: async ({ caller }) => ({ uid: caller.uid }),
});
const room = callables("seam", { whoAmI: async () => whoAmI, attested: async () => whoAmI });

let server: Server;
let url: string;
let keys: Awaited<ReturnType<typeof keyServer>>;

// As in the cloud: no emulator, nothing that skips a check.
beforeAll(async () => {
  for (const name of ["FIREBASE_AUTH_EMULATOR_HOST", "FUNCTIONS_EMULATOR", "FIREBASE_DEBUG_MODE"])
    delete process.env[name];
  process.env.GCLOUD_PROJECT = PROJECT;
  keys = await keyServer();
  initializeApp({ projectId: PROJECT, httpAgent: keys.agent });
  ({ server, url } = await serveAsFramework(room));
});
afterAll(() => {
  server.close();
  keys.close();
});

async function call(verb: string, token: string | undefined): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/${verb}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ data: {} }),
  });
  return { status: response.status, body: await response.json() };
}

describe("a callable in the cloud", () => {
  test("takes a token that Google has signed", async () => {
    const token = signedToken(claimsOf("ada", PROJECT));
    expect(await call("whoAmI", token)).toEqual({ status: 200, body: { result: { uid: "ada" } } });
  });

  const nowSeconds = Math.floor(Date.now() / 1_000);
  test.each<[string, string]>([
    ["one without a signature, as the emulator issues them", unsignedToken(claimsOf("ada", PROJECT))],
    ["one signed by a stranger", signedToken(claimsOf("ada", PROJECT), "a stranger")],
    ["one of another project", signedToken(claimsOf("ada", "another-project"))],
    ["one that has expired", signedToken({ ...claimsOf("ada", PROJECT), exp: nowSeconds - 60 })],
    ["one whose claims were changed", changed(signedToken(claimsOf("ada", PROJECT)))],
    ["a word", "token"],
  ])("refuses %s", async (_what, token) => {
    expect(await call("whoAmI", token)).toMatchObject({
      status: 401,
      body: { error: { status: "UNAUTHENTICATED" } },
    });
  });

  test("refuses a good token without App Check's, once that is enforced", async () => {
    // Read when a callable is met for the first time.
    process.env.ENFORCE_APP_CHECK = "true";
    expect(await call("attested", signedToken(claimsOf("ada", PROJECT)))).toMatchObject({
      status: 401,
      body: { error: { status: "UNAUTHENTICATED" } },
    });
  });
});

test("an emulator asks nobody for App Check's token, which nobody could get there", () => {
  process.env.ENFORCE_APP_CHECK = "true";
  expect(asksForAppCheck()).toBe(true);
  process.env.FUNCTIONS_EMULATOR = "true";
  expect(asksForAppCheck()).toBe(false);
  delete process.env.FUNCTIONS_EMULATOR;
});

/** The same signature under claims that make the bearer an administrator. */
function changed(token: string): string {
  const [header, , signature] = token.split(".");
  const claims = { ...claimsOf("ada", PROJECT), administrator: true };
  return [header, Buffer.from(JSON.stringify(claims)).toString("base64url"), signature].join(".");
}
