import {
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type IPolicy,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from "cockatiel";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { logger, reasonOf } from "@/lib/platform/logger";
import type { ProviderName } from "../types";
import { type Checkout, type CheckoutRequest, type PaymentProvider, Refused } from "./provider";
import { sandbox } from "./sandbox";
import { stripeProvider } from "./stripe";

const DEADLINE_MS = 10_000;
const REST_MS = 10_000;

/** What a provider refuses says nothing about its health. */
const isSilence = handleWhen((error) => !(error instanceof Refused));

/**
 * A provider that is asked twice where it does not answer, and left alone for a while after five
 * silences. To ask again is safe: each call carries an id that the provider does once.
 */
function guarded(provider: PaymentProvider): PaymentProvider {
  const policy: IPolicy = wrap(
    retry(isSilence, { maxAttempts: 1, backoff: new ExponentialBackoff({ initialDelay: 200 }) }),
    circuitBreaker(isSilence, { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(5) }),
    timeout(DEADLINE_MS, TimeoutStrategy.Aggressive),
  );
  const guard =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      policy.execute(() => call(...args));
  return {
    name: provider.name,
    openCheckout: guard(provider.openCheckout),
    lookUp: guard(provider.lookUp),
    closeCheckout: guard(provider.closeCheckout),
    refund: guard(provider.refund),
    findRefund: guard(provider.findRefund),
    // Page after page, however many there are.
    listMoney: provider.listMoney,
    readWebhook: provider.readWebhook,
  };
}

export interface ProviderPool {
  /** A page to pay at, with the first that answers. @throws AppError `service_unavailable` */
  openCheckout: (request: CheckoutRequest) => Promise<Checkout & { provider: ProviderName }>;
  /** The one that has a payment, also when new ones go elsewhere. */
  of: (name: ProviderName) => PaymentProvider;
}

/**
 * Providers in order of preference. A page that may have been made where nobody answered is no
 * danger: its address was told to nobody, so nobody can pay there.
 */
export function makePool(
  known: readonly PaymentProvider[],
  order: readonly ProviderName[],
): ProviderPool {
  const providers = new Map(known.map((one) => [one.name, guarded(one)]));
  const of = (name: ProviderName): PaymentProvider => {
    const found = providers.get(name);
    if (!found) throw new Error(`no provider is called ${name}`);
    return found;
  };
  return {
    of,
    async openCheckout(request) {
      for (const name of order) {
        try {
          return { ...(await of(name).openCheckout(request)), provider: name };
        } catch (error) {
          logger.warn({ provider: name, reason: reasonOf(error) }, "a provider opens no checkout");
        }
      }
      throw new AppError("service_unavailable", {
        detail: "Cards cannot be taken at the moment",
        retryAfterS: 5,
      });
    },
  };
}

export const providers = makePool([stripeProvider, sandbox], env.PAYMENT_PROVIDERS);

/** Whether payments may be made with this provider, and so whether it may tell us of them. */
export const isInUse = (name: ProviderName): boolean => env.PAYMENT_PROVIDERS.includes(name);
