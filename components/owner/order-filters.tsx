"use client";

import { Search, X } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/components/ui/clock-time";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { typeKeys } from "./order-state";
import { addressOf, type OrderView, shows, types, type ViewChange } from "./order-url";

type Props = { view: OrderView; timezone: string };

/** What of all orders is shown: kept in the address, so that it can be gone back to and shared. */
export function OrderFilters({ view, timezone }: Props) {
  const t = useTranslations("ownerOrders");
  const common = useTranslations("common");
  const locale = useLocale();
  const router = useRouter();
  const search = useSearchParams();
  const [isLoading, startLoading] = useTransition();
  const change = (wanted: ViewChange) =>
    startLoading(() => router.replace(addressOf(search.toString(), wanted), { scroll: false }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change({ q: String(new FormData(event.currentTarget).get("q") ?? "").trim() });
  };
  const isNarrow = view.q || view.date || view.from || view.type !== "all";
  return (
    <search aria-label={t("find")} className="grid gap-3">
      <div className="-mx-4 no-scrollbar overflow-x-auto px-4 md:mx-0 md:px-0">
        <Segmented
          label={t("show.label")}
          value={view.show}
          options={shows.map((value) => ({ value, label: t(showKeys[value]) }))}
          onChange={(show) => change({ show })}
          className="max-w-none flex-nowrap"
        />
      </div>
      <div className="grid grid-cols-2 gap-2 md:flex md:flex-wrap md:items-center">
        <form onSubmit={submit} className="relative col-span-2 md:w-80">
          <Search
            aria-hidden
            className="pointer-events-none absolute inset-y-0 start-3.5 my-auto size-4 text-muted"
          />
          <Input
            key={view.q}
            name="q"
            type="search"
            enterKeyHint="search"
            defaultValue={view.q}
            aria-label={t("searchLabel")}
            placeholder={t("searchHint")}
            maxLength={100}
            className="ps-10 text-sm"
          />
        </form>
        <Select
          label={t("kind")}
          className="md:w-44"
          value={view.type}
          options={types.map((value) => ({
            value,
            label: value === "all" ? t("everyKind") : common(typeKeys[value]),
          }))}
          onChange={(type) => change({ type: type === "all" ? "" : type })}
        />
        <Input
          key={`date ${view.date}`}
          type="date"
          aria-label={t("day")}
          defaultValue={view.date}
          className="text-sm md:w-44"
          onChange={(event) => change({ date: event.target.value, from: "", to: "" })}
        />
        {isNarrow && (
          <Button
            variant="ghost"
            className="col-span-2"
            onClick={() => change({ q: "", date: "", from: "", to: "", type: "" })}
          >
            <X aria-hidden className="size-4" /> {t("clear")}
          </Button>
        )}
        {isLoading && <Spinner />}
      </div>
      {view.from && (
        <p className="figures text-muted text-sm">
          {t("between", {
            from: formatDay(view.from, timezone, locale),
            to: view.to ? formatDay(view.to, timezone, locale) : t("now"),
          })}
        </p>
      )}
    </search>
  );
}

const showKeys = {
  waiting: "show.waiting",
  late: "show.late",
  open: "show.open",
  sold: "show.sold",
  all: "show.all",
} as const;
