import type { FirebaseApp } from "firebase/app";
import { initializeAppCheck, onTokenChanged, ReCaptchaEnterpriseProvider } from "firebase/app-check";
import { patient } from "./patient.ts";

/** The address that the SDK itself would load. */
const SCRIPT = "https://www.google.com/recaptcha/enterprise.js?render=explicit";
const PATIENCE_MS = 10_000;

interface Recaptcha {
  ready(then: () => void): void;
  execute(...given: unknown[]): PromiseLike<string>;
}

interface WithRecaptcha {
  readonly grecaptcha?: { readonly enterprise?: Recaptcha };
}

/**
 * From now on each request to Firebase and each call carries App Check's token, which the SDK renews. Where reCAPTCHA does not
 * come, nothing begins, and where it does not answer, there is no token: the SDK would wait for ever, and every call with it. Without a
 * token the server decides.
 */
export async function beginAppCheck(
  app: FirebaseApp,
  siteKey: string,
  tell: (hasToken: boolean) => void,
): Promise<void> {
  if (!(await recaptchaComes())) return tell(false);
  const provider = new ReCaptchaEnterpriseProvider(siteKey);
  const appCheck = initializeAppCheck(app, { provider, isTokenAutoRefreshEnabled: true });
  onTokenChanged(
    appCheck,
    () => tell(true),
    () => tell(false),
  );
}

function recaptchaComes(): Promise<boolean> {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = SCRIPT;
    // It loads another one, and is ready when that one is here.
    script.onload = () => {
      const recaptcha = (globalThis as WithRecaptcha).grecaptcha?.enterprise;
      recaptcha?.ready(() => {
        recaptcha.execute = patient(recaptcha.execute, PATIENCE_MS);
        resolve(true);
      });
    };
    script.onerror = () => resolve(false);
    setTimeout(() => resolve(false), PATIENCE_MS);
    document.head.append(script);
  });
}
