/** What a customer thought of an order. */
export interface Rating {
  orderId: string;
  restaurantId: string;
  customerId: string;
  /** 1 to 5. */
  restaurantStars: number;
  riderStars: number | null;
  comment: string | null;
  createdAt: Date;
}
