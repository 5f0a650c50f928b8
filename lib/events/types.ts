/** Why money goes back. */
export const refundKinds = [
  /** The customer cancelled: by the rule's percent. */
  "cancelled",
  /** The restaurant refused or cancelled: all of it. */
  "rejected",
  /** Somebody of the staff gave it back. */
  "staff",
  /** A new address costs less. */
  "address_change",
  /** It was paid when the order had ended already, or twice. */
  "late_capture",
  /** Given back at the provider's, not here. */
  "provider",
] as const;
export type RefundKind = (typeof refundKinds)[number];
