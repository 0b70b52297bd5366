CREATE TABLE "activities" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"lead_id" uuid,
	"contact_id" uuid,
	"kind" text NOT NULL,
	"text" text,
	"result" text,
	"assignee_id" uuid NOT NULL,
	"day" date,
	"time" text,
	"minutes" integer,
	"done_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "activities_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "activities_kind_check" CHECK ("activities"."kind" in ('note', 'call', 'meeting', 'visit', 'task')),
	CONSTRAINT "activities_text_check" CHECK (length("activities"."text") between 1 and 5000),
	CONSTRAINT "activities_told_check" CHECK ("activities"."text" is not null or "activities"."kind" not in ('note', 'task')),
	CONSTRAINT "activities_result_check" CHECK (length("activities"."result") between 1 and 5000),
	CONSTRAINT "activities_time_check" CHECK ("activities"."time" is null or ("activities"."time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and "activities"."day" is not null)),
	CONSTRAINT "activities_minutes_check" CHECK ("activities"."minutes" between 1 and 1440),
	CONSTRAINT "activities_note_check" CHECK ("activities"."kind" <> 'note' or "activities"."done_at" is not null),
	CONSTRAINT "activities_result_of_done_check" CHECK ("activities"."result" is null or "activities"."done_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_customer_fkey" FOREIGN KEY ("organization_id","customer_id") REFERENCES "public"."customers"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_lead_fkey" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_contact_fkey" FOREIGN KEY ("organization_id","contact_id") REFERENCES "public"."contacts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_assignee_fkey" FOREIGN KEY ("organization_id","assignee_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_timeline_index" ON "activities" USING btree ("organization_id","customer_id","done_at","id");--> statement-breakpoint
CREATE INDEX "activities_open_index" ON "activities" USING btree ("organization_id","assignee_id","day","id") WHERE "activities"."done_at" is null;--> statement-breakpoint
CREATE INDEX "activities_assignee_index" ON "activities" USING btree ("organization_id","assignee_id","done_at","id");--> statement-breakpoint
CREATE INDEX "activities_lead_index" ON "activities" USING btree ("organization_id","lead_id") WHERE "activities"."lead_id" is not null;--> statement-breakpoint
CREATE INDEX "activities_contact_index" ON "activities" USING btree ("organization_id","contact_id") WHERE "activities"."contact_id" is not null;