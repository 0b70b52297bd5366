CREATE TABLE "bulk_rows" (
	"organization_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"lead_id" uuid,
	"expected" text,
	"result" text,
	"refusal" jsonb,
	CONSTRAINT "bulk_rows_key" PRIMARY KEY("organization_id","run_id","line"),
	CONSTRAINT "bulk_rows_expected_check" CHECK ("bulk_rows"."expected" in ('changed', 'unchanged', 'refused')),
	CONSTRAINT "bulk_rows_result_check" CHECK ("bulk_rows"."result" in ('changed', 'unchanged', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"row_count" integer NOT NULL,
	"input" jsonb,
	"list" text NOT NULL,
	"created_by" uuid NOT NULL,
	"undone_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "bulk_runs_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "bulk_runs_state_check" CHECK ("bulk_runs"."state" in ('chosen', 'checking', 'checked', 'running', 'stopped', 'finished', 'undoing', 'undone'))
);
--> statement-breakpoint
ALTER TABLE "bulk_rows" ADD CONSTRAINT "bulk_rows_run_fkey" FOREIGN KEY ("organization_id","run_id") REFERENCES "public"."bulk_runs"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_created_by_fkey" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_undone_by_fkey" FOREIGN KEY ("organization_id","undone_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_rows_expected_index" ON "bulk_rows" USING btree ("organization_id","run_id","expected","line");--> statement-breakpoint
CREATE INDEX "bulk_rows_result_index" ON "bulk_rows" USING btree ("organization_id","run_id","result","line");--> statement-breakpoint
CREATE INDEX "bulk_runs_running_index" ON "bulk_runs" USING btree ("organization_id","id") WHERE "bulk_runs"."state" in ('checking', 'running', 'undoing');