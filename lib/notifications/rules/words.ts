import { currencyDigits } from "@/lib/platform/currency";
import { type Language, languages } from "@/lib/platform/locale";
import { translatorOf } from "@/lib/platform/messages/catalogue";
import { toMajor } from "@/lib/platform/money";
import type { NoticeFacts } from "../types";
import type { NoticeKind } from "./kinds";

const moneyOf = ({ amount_minor: minor, currency }: NoticeFacts, language: Language): string =>
  minor === undefined || !currency
    ? ""
    : new Intl.NumberFormat(languages[language].tag, {
        style: "currency",
        currency,
        currencyDisplay: "narrowSymbol",
        maximumFractionDigits: currencyDigits(currency),
      }).format(toMajor(minor, currency));

/** What a notification says to a reader. */
export function wordsFor(
  kind: NoticeKind,
  facts: NoticeFacts,
  language: Language,
): { title: string; text: string } {
  const t = translatorOf(language, "notices");
  const values = {
    number: String(facts.number ?? ""),
    restaurant: facts.restaurant ?? "Tiffin",
    type: facts.order_type ?? "other",
    amount: moneyOf(facts, language),
    minutes: facts.minutes ?? 0,
  };
  return { title: t(`${kind}.title`, values), text: t(`${kind}.text`, values) };
}

/** A notification as a mail, with the way to the page that tells more and to fewer mails. */
export function noticeMail(
  words: { title: string; text: string },
  to: { email: string; language: Language },
  links: { page: string; choices: string },
): { to: string; subject: string; text: string } {
  const t = translatorOf(to.language, "notices");
  const text = t("mail", { text: words.text, page: links.page, choices: links.choices });
  return { to: to.email, subject: words.title, text };
}
