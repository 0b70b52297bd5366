CREATE TABLE "book_checks" (
	"organization_id" uuid NOT NULL,
	"state" text NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"result" jsonb,
	CONSTRAINT "book_checks_key" PRIMARY KEY("organization_id"),
	CONSTRAINT "book_checks_state_check" CHECK ("book_checks"."state" in ('running', 'finished', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "list_columns" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"columns" text[] NOT NULL,
	CONSTRAINT "list_columns_key" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "last_seen" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"seen_on" date NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"before_at" timestamp (3) with time zone,
	CONSTRAINT "last_seen_key" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "started_by" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "shape" text;--> statement-breakpoint
ALTER TABLE "book_checks" ADD CONSTRAINT "book_checks_started_by_fkey" FOREIGN KEY ("organization_id","started_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_columns" ADD CONSTRAINT "list_columns_membership_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "last_seen" ADD CONSTRAINT "last_seen_membership_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_started_by_fkey" FOREIGN KEY ("organization_id","started_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "changes_at_index" ON "changes" USING btree ("organization_id","at");--> statement-breakpoint
CREATE INDEX "customers_number_order_index" ON "customers" USING btree ("organization_id",lpad("number", 40, '0'),"id");--> statement-breakpoint
CREATE INDEX "customers_city_index" ON "customers" USING btree ("organization_id",lower("city"),"id");--> statement-breakpoint
CREATE INDEX "imports_shape_index" ON "imports" USING btree ("organization_id","shape","created_at");--> statement-breakpoint
CREATE INDEX "imports_running_index" ON "imports" USING btree ("organization_id","id") WHERE "imports"."state" = 'running';--> statement-breakpoint
CREATE INDEX "leads_next_action_index" ON "leads" USING btree ("organization_id","next_action_on","id") WHERE "leads"."state" = 'open' and "leads"."next_action_on" is not null;--> statement-breakpoint
CREATE INDEX "leads_updated_index" ON "leads" USING btree ("organization_id","updated_at","customer_id","id");--> statement-breakpoint
CREATE INDEX "leads_planned_index" ON "leads" USING btree ("organization_id","owner_id","next_action_on") WHERE "leads"."state" = 'open';--> statement-breakpoint
CREATE INDEX "phase_records_score_index" ON "phase_records" USING btree ("organization_id","score","lead_id") WHERE "phase_records"."score" is not null;--> statement-breakpoint
CREATE INDEX "phase_records_expected_index" ON "phase_records" USING btree ("organization_id","expected_value","lead_id") WHERE "phase_records"."expected_value" is not null;--> statement-breakpoint
CREATE INDEX "phase_records_recurring_index" ON "phase_records" USING btree ("organization_id","recurring_value","lead_id") WHERE "phase_records"."recurring_value" is not null;--> statement-breakpoint
CREATE INDEX "phase_records_weighted_index" ON "phase_records" USING btree ("organization_id",("expected_value" * "score"),"lead_id") WHERE "phase_records"."ended_at" is null and ("phase_records"."expected_value" * "phase_records"."score") is not null;