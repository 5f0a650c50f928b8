/** First stop of the Tab key: past the header, to the page itself. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-60 -translate-y-24 rounded-control bg-ink px-4 py-3 font-semibold text-on-ink text-sm focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}
