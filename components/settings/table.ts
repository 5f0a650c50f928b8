/** A table, and the page that its code opens. */
export type Table = { tableNumber: string; url: string };

export const qrAddress = (restaurantId: string, { tableNumber }: Table): string =>
  `/api/v1/restaurants/${restaurantId}/tables/${encodeURIComponent(tableNumber)}/qr.svg`;
