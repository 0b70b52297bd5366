CREATE TABLE "list_columns" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"columns" text[] NOT NULL,
	CONSTRAINT "list_columns_key" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "list_columns" ADD CONSTRAINT "list_columns_membership_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customers_number_order_index" ON "customers" USING btree ("organization_id",lpad("number", 40, '0'),"id");--> statement-breakpoint
CREATE INDEX "customers_city_index" ON "customers" USING btree ("organization_id",lower("city"),"id");--> statement-breakpoint
CREATE INDEX "leads_next_action_index" ON "leads" USING btree ("organization_id","next_action_on","id") WHERE "leads"."state" = 'open' and "leads"."next_action_on" is not null;--> statement-breakpoint
CREATE INDEX "leads_updated_index" ON "leads" USING btree ("organization_id","updated_at","customer_id","id");--> statement-breakpoint
CREATE INDEX "phase_records_score_index" ON "phase_records" USING btree ("organization_id","score","lead_id") WHERE "phase_records"."score" is not null;--> statement-breakpoint
CREATE INDEX "phase_records_expected_index" ON "phase_records" USING btree ("organization_id","expected_value","lead_id") WHERE "phase_records"."expected_value" is not null;--> statement-breakpoint
CREATE INDEX "phase_records_recurring_index" ON "phase_records" USING btree ("organization_id","recurring_value","lead_id") WHERE "phase_records"."recurring_value" is not null;--> statement-breakpoint
CREATE INDEX "phase_records_weighted_index" ON "phase_records" USING btree ("organization_id",("expected_value" * "score"),"lead_id") WHERE "phase_records"."ended_at" is null and ("phase_records"."expected_value" * "phase_records"."score") is not null;