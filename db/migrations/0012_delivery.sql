CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"restaurant_id" uuid NOT NULL,
	"rider_id" uuid,
	"trip_id" uuid,
	"status" text NOT NULL,
	"zone" text NOT NULL,
	"round" smallint DEFAULT 1 NOT NULL,
	"pickup_lat" double precision NOT NULL,
	"pickup_lng" double precision NOT NULL,
	"dropoff_lat" double precision NOT NULL,
	"dropoff_lng" double precision NOT NULL,
	"distance_m" integer NOT NULL,
	"currency" text NOT NULL,
	"pay_minor" integer NOT NULL,
	"tip_minor" integer NOT NULL,
	"pin_sealed" "bytea" NOT NULL,
	"pin_tries" smallint DEFAULT 0 NOT NULL,
	"pin_locked_until" timestamp with time zone,
	"placed_at" timestamp with time zone NOT NULL,
	"promised_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"expected_ready_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone,
	"searching_since" timestamp with time zone,
	"told_unassigned_at" timestamp with time zone,
	"delayed_to" timestamp with time zone,
	"assigned_at" timestamp with time zone,
	"arrived_at" timestamp with time zone,
	"picked_up_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"fail_reason" text,
	"explanation" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"restaurant_id" uuid NOT NULL,
	"rider_id" uuid NOT NULL,
	"trip_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"pay_minor" integer NOT NULL,
	"tip_minor" integer NOT NULL,
	"to_pickup_m" integer NOT NULL,
	"distance_m" integer NOT NULL,
	"minutes" integer NOT NULL,
	"area" text,
	"explanation" jsonb NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "delivery_positions" (
	"delivery_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"rider_id" uuid NOT NULL,
	"lat" double precision NOT NULL,
	"lng" double precision NOT NULL,
	CONSTRAINT "delivery_positions_delivery_id_at_pk" PRIMARY KEY("delivery_id","at")
) PARTITION BY RANGE ("at");--> statement-breakpoint
-- The first days; from then on the scheduler makes the next ones and drops the old.
DO $$
DECLARE
  day date;
BEGIN
  FOR day IN SELECT generate_series((now() AT TIME ZONE 'UTC')::date - 1, (now() AT TIME ZONE 'UTC')::date + 7, '1 day')::date LOOP
    EXECUTE format('CREATE TABLE delivery_positions_%s PARTITION OF delivery_positions FOR VALUES FROM (%L) TO (%L)',
      to_char(day, 'YYYYMMDD'), to_char(day, 'YYYY-MM-DD') || ' 00:00+00', to_char(day + 1, 'YYYY-MM-DD') || ' 00:00+00');
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TABLE "rider_shifts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rider_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "riders" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"name" text,
	"phone_sealed" "bytea",
	"is_online" boolean DEFAULT false NOT NULL,
	"zone" text,
	"lat" double precision,
	"lng" double precision,
	"version" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "riders" ADD CONSTRAINT "riders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_live" ON "deliveries" USING btree ("order_id") WHERE status <> 'FAILED';--> statement-breakpoint
CREATE INDEX "deliveries_order" ON "deliveries" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "deliveries_unassigned" ON "deliveries" USING btree ("zone") WHERE status = 'UNASSIGNED';--> statement-breakpoint
CREATE INDEX "deliveries_carried" ON "deliveries" USING btree ("rider_id") WHERE status in ('ASSIGNED', 'ARRIVED_AT_RESTAURANT', 'PICKED_UP');--> statement-breakpoint
CREATE INDEX "deliveries_earned" ON "deliveries" USING btree ("rider_id","delivered_at") WHERE status = 'DELIVERED';--> statement-breakpoint
CREATE INDEX "deliveries_restaurant" ON "deliveries" USING btree ("restaurant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_offers_open" ON "delivery_offers" USING btree ("delivery_id") WHERE status = 'OFFERED';--> statement-breakpoint
CREATE INDEX "delivery_offers_waiting" ON "delivery_offers" USING btree ("rider_id") WHERE status = 'OFFERED';--> statement-breakpoint
CREATE INDEX "delivery_offers_expiring" ON "delivery_offers" USING btree ("expires_at") WHERE status = 'OFFERED';--> statement-breakpoint
CREATE INDEX "delivery_offers_order" ON "delivery_offers" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "rider_shifts_recent" ON "rider_shifts" USING btree ("rider_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "rider_shifts_open" ON "rider_shifts" USING btree ("rider_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "riders_online" ON "riders" USING btree ("zone") WHERE is_online;