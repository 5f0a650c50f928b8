CREATE TABLE "dish_sales_daily" (
	"restaurant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"dish_id" text NOT NULL,
	"name" text NOT NULL,
	"quantity" bigint NOT NULL,
	"amount_minor" bigint NOT NULL,
	"last_sold_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dish_sales_daily_restaurant_id_day_dish_id_pk" PRIMARY KEY("restaurant_id","day","dish_id")
);
--> statement-breakpoint
CREATE TABLE "sales_folded" (
	"restaurant_id" uuid PRIMARY KEY NOT NULL,
	"timezone" text NOT NULL,
	"hours_until" timestamp with time zone NOT NULL,
	"days_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sales_hourly" (
	"restaurant_id" uuid NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"order_type" text NOT NULL,
	"orders" integer NOT NULL,
	"gross_minor" bigint NOT NULL,
	"refunds_minor" bigint NOT NULL,
	CONSTRAINT "sales_hourly_restaurant_id_hour_order_type_pk" PRIMARY KEY("restaurant_id","hour","order_type")
);
