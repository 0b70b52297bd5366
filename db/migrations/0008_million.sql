DROP INDEX "phase_records_open_score_index";--> statement-breakpoint
DROP INDEX "phase_records_open_expected_index";--> statement-breakpoint
CREATE INDEX "phase_records_open_score_index" ON "phase_records" USING btree ("organization_id","score","lead_id","expected_value","recurring_value") WHERE "phase_records"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "phase_records_open_expected_index" ON "phase_records" USING btree ("organization_id","expected_value","lead_id","score","recurring_value") WHERE "phase_records"."ended_at" is null;