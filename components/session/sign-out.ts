import { api } from "@/lib/api/client";

/** Ends the session on the server, then starts afresh: nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  await api.auth.logout.$post().catch(() => undefined);
  window.location.assign("/");
}
