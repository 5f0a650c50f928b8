CREATE TABLE "stations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"restaurant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "foods" ADD COLUMN "station_id" uuid;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "changes" jsonb;--> statement-breakpoint
ALTER TABLE "stations" ADD CONSTRAINT "stations_restaurant_id_restaurants_id_fk" FOREIGN KEY ("restaurant_id") REFERENCES "public"."restaurants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stations_name" ON "stations" USING btree ("restaurant_id","name");--> statement-breakpoint
ALTER TABLE "foods" ADD CONSTRAINT "foods_station_id_stations_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."stations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "foods_station" ON "foods" USING btree ("station_id") WHERE station_id is not null;--> statement-breakpoint
CREATE INDEX "tickets_unread" ON "tickets" USING btree ("restaurant_id","placed_at") WHERE changes is not null;