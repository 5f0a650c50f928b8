"use client";

import type { Language } from "@/lib/platform/locale";
import ar from "@/lib/platform/messages/ar/broken.json";
import en from "@/lib/platform/messages/en/broken.json";

// Its words come with it: where it is shown, what hands out words may be what broke.
const words = { en, ar } satisfies Record<Language, typeof en>;

type Props = { language: Language; onRetry: () => void };

/** Says that something broke. It comes with every page, so it is made of nothing but itself. */
export function Broken({ language, onRetry }: Props) {
  const { heading, detail, again } = words[language];
  return (
    <main id="main" className="mx-auto grid min-h-[70dvh] max-w-md place-content-center p-6">
      <div role="alert" className="grid justify-items-center gap-3 px-4 py-10 text-center">
        <h2 className="text-lg">{heading}</h2>
        <p className="max-w-sm text-muted text-sm">{detail}</p>
        <button
          type="button"
          onClick={onRetry}
          className="min-h-11 rounded-control border bg-card px-4 font-semibold text-sm hover:bg-sunk"
        >
          {again}
        </button>
      </div>
    </main>
  );
}
