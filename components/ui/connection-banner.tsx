import { WifiOff } from "lucide-react";

type Props = { lost: boolean; children?: string };

/** Loud, and only when what you see may be old. */
export function ConnectionBanner({ lost, children }: Props) {
  return (
    <div role="alert" className="empty:hidden">
      {lost && (
        <p className="flex items-center justify-center gap-3 bg-red px-4 py-3 font-semibold text-base text-on-red">
          <WifiOff aria-hidden className="size-5" />
          {children ?? "Connection lost. Trying again by itself."}
        </p>
      )}
    </div>
  );
}
