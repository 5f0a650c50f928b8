/** The faces that every page begins with: fetched beside its styles, so that no text moves when they arrive. */
export const firstFonts = [
  new URL("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", import.meta.url),
  new URL(
    "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
    import.meta.url,
  ),
].map((url) => url.href);
