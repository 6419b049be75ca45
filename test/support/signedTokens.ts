import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { Agent } from "node:https";
import { type AddressInfo, connect } from "node:net";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey;
const KEY_ID = "key-1";

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** What Firebase Authentication puts into an ID token, valid for an hour from now. */
export function claimsOf(uid: string, projectId: string): Record<string, unknown> {
  const nowSeconds = Math.floor(Date.now() / 1_000);
  return {
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    auth_time: nowSeconds - 10,
    iat: nowSeconds - 10,
    exp: nowSeconds + 3_600,
    sub: uid,
    user_id: uid,
    firebase: { identities: {}, sign_in_provider: "password" },
  };
}

/** An ID token signed as Google signs: by the key that `keyServer` publishes, or by a stranger's of the same name. */
export function signedToken(claims: Record<string, unknown>, signedBy: "us" | "a stranger" = "us"): string {
  const content = `${encoded({ alg: "RS256", kid: KEY_ID, typ: "JWT" })}.${encoded(claims)}`;
  const signature = createSign("RSA-SHA256")
    .update(content)
    .sign(signedBy === "us" ? privateKey : stranger);
  return `${content}.${signature.toString("base64url")}`;
}

/** As the auth emulator issues them: without any signature. */
export function unsignedToken(claims: Record<string, unknown>): string {
  return `${encoded({ alg: "none", typ: "JWT" })}.${encoded(claims)}.`;
}

/**
 * Answers in place of Google's page of public keys. The agent leads every request of the Admin SDK here, whatever its
 * address, and speaks plain HTTP on the way: the SDK is the real one, and does what it does in production.
 */
export async function keyServer(): Promise<{ agent: Agent; close: () => void }> {
  const keys = { [KEY_ID]: publicKey.export({ type: "spki", format: "pem" }) };
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json", "cache-control": "max-age=3600" });
    response.end(JSON.stringify(keys));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const agent = new Agent();
  const { port } = server.address() as AddressInfo;
  Object.assign(agent, { createConnection: () => connect(port, "127.0.0.1") });
  return { agent, close: () => server.close() };
}
