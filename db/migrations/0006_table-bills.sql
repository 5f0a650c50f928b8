ALTER TABLE "dining_tables" ADD COLUMN "bill_requested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dining_tables" ADD COLUMN "sitting_since" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "dining_tables_bill" ON "dining_tables" USING btree ("restaurant_id","bill_requested_at") WHERE bill_requested_at is not null;