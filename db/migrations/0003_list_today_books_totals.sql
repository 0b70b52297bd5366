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
CREATE TABLE "row_totals" (
	"organization_id" uuid NOT NULL,
	"account_type_id" uuid NOT NULL,
	"archived" boolean NOT NULL,
	"funnel_id" uuid NOT NULL,
	"lead_phase_id" uuid NOT NULL,
	"state" text NOT NULL,
	"closing_reason_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"shown" boolean NOT NULL,
	"count" bigint NOT NULL,
	"expected" numeric(38, 0) NOT NULL,
	"recurring" numeric(38, 0) NOT NULL,
	"weighted" numeric(38, 0) NOT NULL,
	"without_score" bigint NOT NULL,
	"without_value" bigint NOT NULL,
	CONSTRAINT "row_totals_key" PRIMARY KEY("organization_id","archived","account_type_id","funnel_id","lead_phase_id","state","closing_reason_id","owner_id","shown"),
	CONSTRAINT "row_totals_state_check" CHECK ("row_totals"."state" in ('none', 'open', 'won', 'lost', 'other'))
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
ALTER TABLE "imports" DROP CONSTRAINT "imports_state_check";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "started_by" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "shape" text;--> statement-breakpoint
ALTER TABLE "book_checks" ADD CONSTRAINT "book_checks_started_by_fkey" FOREIGN KEY ("organization_id","started_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_columns" ADD CONSTRAINT "list_columns_membership_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "row_totals" ADD CONSTRAINT "row_totals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "phase_records_weighted_index" ON "phase_records" USING btree ("organization_id",("expected_value" * "score"),"lead_id") WHERE "phase_records"."ended_at" is null and ("phase_records"."expected_value" * "phase_records"."score") is not null;--> statement-breakpoint
CREATE INDEX "phase_records_left_index" ON "phase_records" USING btree ("organization_id","lead_phase_id","ended_at") WHERE "phase_records"."ended_at" is not null;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_state_check" CHECK ("imports"."state" in ('uploaded', 'checked', 'running', 'finished', 'stopped', 'undoing', 'undone'));--> statement-breakpoint
-- Counts what is there already, as lib/changes/row-totals.ts keeps it from now on.
INSERT INTO "row_totals"
SELECT organization_id, account_type_id, archived, funnel_id, lead_phase_id, state, closing_reason_id, owner_id, shown,
  count(*), coalesce(sum(expected), 0), coalesce(sum(recurring), 0), coalesce(sum(expected * score), 0),
  count(*) FILTER (WHERE is_lead AND score IS NULL), count(*) FILTER (WHERE is_lead AND expected IS NULL)
FROM (
  SELECT c.organization_id, c.account_type_id, c.archived_at IS NOT NULL AS archived,
    coalesce(l.account_type_id, '00000000-0000-0000-0000-000000000000') AS funnel_id,
    coalesce(l.lead_phase_id, '00000000-0000-0000-0000-000000000000') AS lead_phase_id,
    CASE WHEN l.id IS NULL THEN 'none' WHEN l.state = 'open' THEN 'open' ELSE y.outcome END AS state,
    coalesce(l.closing_reason_id, '00000000-0000-0000-0000-000000000000') AS closing_reason_id,
    coalesce(l.owner_id, c.owner_id, '00000000-0000-0000-0000-000000000000') AS owner_id,
    l.id IS NULL OR l.state = 'open' OR NOT EXISTS (
      SELECT FROM leads x WHERE x.organization_id = c.organization_id AND x.customer_id = c.id
        AND (x.state = 'open' OR (x.closed_at, x.id) > (l.closed_at, l.id))) AS shown,
    l.id IS NOT NULL AS is_lead, r.score, r.expected_value::numeric AS expected, r.recurring_value::numeric AS recurring
  FROM customers c
  LEFT JOIN leads l ON l.organization_id = c.organization_id AND l.customer_id = c.id
  LEFT JOIN phase_records r ON r.organization_id = l.organization_id AND r.lead_id = l.id AND r.ordinal = l.current_ordinal
  LEFT JOIN closing_reasons y ON y.organization_id = l.organization_id AND y.id = l.closing_reason_id
) AS rows
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
