CREATE TABLE "billing_terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"restaurant_id" uuid,
	"since" timestamp with time zone NOT NULL,
	"commission_bp" integer NOT NULL,
	"rider_tip_bp" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"posting_id" uuid NOT NULL,
	"line" smallint NOT NULL,
	"order_id" uuid,
	"account" text NOT NULL,
	"holder_id" uuid,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	"payout_id" uuid,
	CONSTRAINT "ledger_entries_posting_id_line_pk" PRIMARY KEY("posting_id","line"),
	CONSTRAINT "ledger_entries_amount" CHECK (amount_minor <> 0)
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"holder_kind" text NOT NULL,
	"holder_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"period_start" timestamp with time zone NOT NULL,
	"period_end" timestamp with time zone NOT NULL,
	"amount_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"paid_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"restaurant_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"restaurant_stars" smallint NOT NULL,
	"rider_stars" smallint,
	"comment" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "finalized_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "billing_terms_restaurant_id_since_index" ON "billing_terms" USING btree ("restaurant_id","since");--> statement-breakpoint
CREATE INDEX "ledger_entries_order" ON "ledger_entries" USING btree ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "ledger_entries_open" ON "ledger_entries" USING btree ("holder_id","occurred_at") WHERE holder_id is not null and payout_id is null;--> statement-breakpoint
CREATE INDEX "ledger_entries_payout" ON "ledger_entries" USING btree ("payout_id") WHERE payout_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_holder_period" ON "payouts" USING btree ("holder_id","currency","period_end");--> statement-breakpoint
CREATE INDEX "payouts_due" ON "payouts" USING btree ("created_at") WHERE status = 'DUE';--> statement-breakpoint
CREATE INDEX "ratings_restaurant_id_created_at_index" ON "ratings" USING btree ("restaurant_id","created_at");--> statement-breakpoint
CREATE INDEX "ratings_customer_id_index" ON "ratings" USING btree ("customer_id");