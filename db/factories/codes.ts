import { call } from "@/scripts/test-kit/http";

export interface Code {
  email: string;
  request_id: string;
  code: string;
}

export interface SignedIn {
  token: string;
  user_id: string;
  role: string;
  expires_at: string;
}

interface Letter {
  to: string;
  subject: string;
  text: string;
  at: string;
  code?: string;
}

/** What the development mailbox holds for an address, newest first. */
export async function readMails(to: string): Promise<Letter[]> {
  const { json } = await call<{ items: Letter[] }>(
    "GET",
    `/dev/mailbox?to=${encodeURIComponent(to)}`,
  );
  return json.items;
}

/** Asks for a code over the API and reads it in the mailbox. */
export async function askForCode(email: string, role?: string): Promise<Code> {
  const { json } = await call<{ request_id: string }>("POST", "/auth/request-otp", {
    body: { email, ...(role ? { role } : {}) },
  });
  const [mail] = await readMails(email);
  return { email, request_id: json.request_id, code: mail?.code ?? "" };
}

/** A code that is not this one. */
export const otherThan = (code: string): string =>
  String((Number(code) + 1) % 1_000_000).padStart(6, "0");

export const verify = (body: Code) => call<SignedIn>("POST", "/auth/verify-otp", { body });

/** Signs in as somebody would, with the code from the mailbox. */
export const signInByCode = async (email: string, role?: string): Promise<SignedIn> =>
  (await verify(await askForCode(email, role))).json;
