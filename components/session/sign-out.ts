import { forgetDraft } from "@/components/address/draft";
import { forgetAttempts } from "@/components/checkout/attempt";
import { api } from "@/lib/api/client";

/** Ends the session on the server, then starts afresh. */
export async function signOut(): Promise<void> {
  await api.auth.logout.$post().catch(() => undefined);
  startAfresh();
}

/** Begins as nobody: the next person at this computer finds neither memory, address nor choices. */
export function startAfresh(): void {
  forgetDraft();
  forgetAttempts();
  sessionStorage.clear();
  window.location.assign("/");
}
