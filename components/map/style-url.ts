/** The address of the map style that the server was given for light or dark, if any. */
export function styleUrl(dark: boolean): string | undefined {
  const { mapStyle, mapStyleDark } = document.documentElement.dataset;
  return (dark ? mapStyleDark : mapStyle) || mapStyle || undefined;
}
