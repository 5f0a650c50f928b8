import { pool } from "@/db/client";
import { AppError } from "@/lib/platform/errors";
import { keyedHash, sameBytes, unseal } from "@/lib/platform/secrets";
import { PIN_LOCK_MINUTES, PIN_TRIES } from "../rules/states";

/**
 * Compares what the customer said with the order's PIN. Each try is counted before it is looked at,
 * so that many at once are no more than the five that are allowed; then the door waits.
 */
export async function checkPin(
  delivery: { id: string },
  pin: string | undefined,
  now: Date,
): Promise<void> {
  if (pin === undefined) {
    const message = "the customer's PIN is needed";
    throw new AppError("invalid_request", { errors: [{ path: "pin", message }], detail: message });
  }
  const { rows } = await pool.query<{ pin_sealed: Buffer }>(
    `update deliveries
        set pin_tries = case when pin_locked_until <= $2 then 1 else pin_tries + 1 end,
            pin_locked_until = case
              when pin_locked_until <= $2 then null
              when pin_tries + 1 >= ${PIN_TRIES} then $2::timestamptz + interval '${PIN_LOCK_MINUTES} minutes' end
      where id = $1 and (pin_locked_until is null or pin_locked_until <= $2)
      returning pin_sealed`,
    [delivery.id, now],
  );
  const [row] = rows;
  if (!row) {
    throw new AppError("pin_locked", {
      detail: `Too many wrong PINs: try again in ${PIN_LOCK_MINUTES} minutes`,
      retryAfterS: PIN_LOCK_MINUTES * 60,
    });
  }
  if (!sameBytes(keyedHash(pin), keyedHash(unseal(row.pin_sealed))))
    throw new AppError("pin_wrong");
}
