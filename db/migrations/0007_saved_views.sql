CREATE TABLE "saved_views" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"shared_with" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_views_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "saved_views_name_check" CHECK (length("saved_views"."name") between 1 and 60),
	CONSTRAINT "saved_views_query_check" CHECK (length("saved_views"."query") <= 4000),
	CONSTRAINT "saved_views_shared_with_check" CHECK ("saved_views"."shared_with" in ('nobody', 'all'))
);
--> statement-breakpoint
CREATE TABLE "start_pages" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"page" text NOT NULL,
	"saved_view_id" uuid,
	CONSTRAINT "start_pages_key" PRIMARY KEY("organization_id","user_id"),
	CONSTRAINT "start_pages_view_check" CHECK (("start_pages"."page" = 'savedView') = ("start_pages"."saved_view_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_fkey" FOREIGN KEY ("organization_id","owner_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "start_pages" ADD CONSTRAINT "start_pages_membership_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name_key" ON "saved_views" USING btree ("organization_id","owner_id",lower("name"));--> statement-breakpoint
CREATE INDEX "saved_views_shared_index" ON "saved_views" USING btree ("organization_id","id") WHERE "saved_views"."shared_with" = 'all';