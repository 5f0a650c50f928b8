CREATE TABLE "coupon_uses" (
	"coupon_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"uses" integer NOT NULL,
	"most" integer,
	CONSTRAINT "coupon_uses_coupon_id_customer_id_pk" PRIMARY KEY("coupon_id","customer_id"),
	CONSTRAINT "coupon_uses_within_limit" CHECK (uses <= most)
);
--> statement-breakpoint
CREATE TABLE "coupons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"restaurant_id" uuid,
	"code" text NOT NULL,
	"percent_bp" integer,
	"amount_minor" integer,
	"currency" text NOT NULL,
	"min_subtotal_minor" integer DEFAULT 0 NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"total_limit" integer,
	"per_customer_limit" integer,
	"funded_by" text NOT NULL,
	"redeemed" integer DEFAULT 0 NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coupons_within_limit" CHECK (redeemed <= total_limit)
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "coupon_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "coupons_restaurant_code" ON "coupons" USING btree ("restaurant_id","code") WHERE restaurant_id is not null and withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "coupons_platform_code" ON "coupons" USING btree ("code","currency") WHERE restaurant_id is null and withdrawn_at is null;