CREATE TABLE "restaurant_search" (
	"restaurant_id" uuid PRIMARY KEY NOT NULL,
	"document" "tsvector" NOT NULL,
	"is_vegetarian" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
DROP INDEX "foods_name_trgm";--> statement-breakpoint
DROP INDEX "restaurants_name_trgm";--> statement-breakpoint
ALTER TABLE "restaurant_search" ADD CONSTRAINT "restaurant_search_restaurant_id_restaurants_id_fk" FOREIGN KEY ("restaurant_id") REFERENCES "public"."restaurants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "restaurant_search_document" ON "restaurant_search" USING gin ("document");--> statement-breakpoint
CREATE INDEX "search_words_trgm" ON "search_words" USING gin ("word" gin_trgm_ops);