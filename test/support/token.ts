/**
 * An ID token as the Auth emulator makes them: unsigned, which the emulators accept and nothing else does. Saves a
 * test the sign-up of hundreds of players.
 */
export function tokenOf(uid: string, claims: Readonly<Record<string, unknown>> = {}): string {
  const project = process.env.GCLOUD_PROJECT!;
  const nowSeconds = Math.floor(Date.now() / 1_000);
  const payload = {
    iss: `https://securetoken.google.com/${project}`,
    aud: project,
    auth_time: nowSeconds,
    iat: nowSeconds,
    exp: nowSeconds + 3_600,
    sub: uid,
    user_id: uid,
    firebase: { identities: {}, sign_in_provider: "custom" },
    ...claims,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none", typ: "JWT" })}.${part(payload)}.`;
}
