"use client";

import { ErrorState } from "@/components/ui/error-state";

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="main" className="mx-auto grid min-h-[70dvh] max-w-md place-content-center p-6">
      <ErrorState
        title="That did not come out right"
        detail="Something broke on our side. Nothing you entered was lost; try once more."
        onRetry={retry}
      />
    </main>
  );
}
