import { AppError } from "@/lib/platform/errors";
import { isInUse, providers } from "../gateway/pool";
import { BadSignature, type WebhookRequest } from "../gateway/provider";
import type { ProviderName } from "../types";
import { takeIn } from "./take-in";

/**
 * Takes a provider's message in. What is not signed by the provider, or was signed more than five
 * minutes ago, leaves no trace. @throws AppError `signature_invalid`
 */
export async function receiveWebhook(name: ProviderName, request: WebhookRequest): Promise<void> {
  if (!isInUse(name)) throw new AppError("not_found");
  try {
    const event = await providers.of(name).readWebhook(request);
    if (event) await takeIn(name, event, request.now);
  } catch (error) {
    if (error instanceof BadSignature) throw new AppError("signature_invalid");
    throw error;
  }
}
