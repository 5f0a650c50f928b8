/** The tiffin carrier: three tins and a handle. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 40" aria-hidden="true" className={className}>
      <path
        d="M9 8c0-4 3-6 7-6s7 2 7 6"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <path d="M5 15c0-5 4-8 11-8s11 3 11 8Z" fill="currentColor" />
      <rect x="4" y="17" width="24" height="6" rx="2.4" fill="currentColor" />
      <rect x="4" y="25" width="24" height="6" rx="2.4" fill="currentColor" />
      <path d="M5 33h22c0 3-3 5.5-7 5.5h-8C8 38.5 5 36 5 33Z" fill="currentColor" />
    </svg>
  );
}

/** The mark and the name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2">
      <LogoMark className="h-7 text-spice" />
      <span className="display text-[1.375rem] leading-none">tiffin</span>
    </span>
  );
}
