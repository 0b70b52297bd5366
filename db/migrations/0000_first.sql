CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "account_types" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"description" text NOT NULL,
	"order_number" integer NOT NULL,
	"lead_phases" boolean NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_types_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "account_types_code_check" CHECK ("account_types"."code" ~ '^[[:alnum:]_-]+$'),
	CONSTRAINT "account_types_default_check" CHECK (not ("account_types"."is_default" and "account_types"."archived_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "lead_phases" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_type_id" uuid NOT NULL,
	"code" text NOT NULL,
	"description" text NOT NULL,
	"phase_type" text NOT NULL,
	"order_number" integer NOT NULL,
	"stalled_after_days" integer,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_phases_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "lead_phases_account_type_key" UNIQUE("organization_id","account_type_id","id"),
	CONSTRAINT "lead_phases_code_check" CHECK ("lead_phases"."code" ~ '^[[:alnum:]_-]+$'),
	CONSTRAINT "lead_phases_phase_type_check" CHECK ("lead_phases"."phase_type" in ('initial', 'regular', 'closing')),
	CONSTRAINT "lead_phases_stalled_check" CHECK ("lead_phases"."stalled_after_days" between 1 and 3650)
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"entity_version" integer NOT NULL,
	"customer_id" uuid,
	"operation" text NOT NULL,
	"facts" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"user_id" uuid,
	"through" text NOT NULL,
	"request_id" uuid,
	"batch_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "changes_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "changes_through_check" CHECK ("changes"."through" in ('form', 'bulk', 'api', 'import', 'system')),
	CONSTRAINT "changes_version_check" CHECK ("changes"."entity_version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "closing_reason_account_types" (
	"organization_id" uuid NOT NULL,
	"closing_reason_id" uuid NOT NULL,
	"account_type_id" uuid NOT NULL,
	CONSTRAINT "closing_reason_account_types_key" PRIMARY KEY("organization_id","closing_reason_id","account_type_id")
);
--> statement-breakpoint
CREATE TABLE "closing_reasons" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"description" text NOT NULL,
	"outcome" text NOT NULL,
	"order_number" integer NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "closing_reasons_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "closing_reasons_code_check" CHECK ("closing_reasons"."code" ~ '^[[:alnum:]_-]+$'),
	CONSTRAINT "closing_reasons_outcome_check" CHECK ("closing_reasons"."outcome" in ('won', 'lost', 'other'))
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"function" text,
	"phone" text,
	"mobile" text,
	"email" text,
	"remark" text,
	"is_primary" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contacts_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "contacts_name_check" CHECK (length("contacts"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"account_type_id" uuid NOT NULL,
	"owner_id" uuid,
	"street" text,
	"house_number" text,
	"postal_code" text,
	"city" text,
	"country" text,
	"phone" text,
	"mobile" text,
	"email" text,
	"website" text,
	"language" text,
	"registration_number" text,
	"vat_number" text,
	"source" text,
	"remark" text,
	"external_id" text,
	"latitude" double precision,
	"longitude" double precision,
	"search_text" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customers_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "customers_name_check" CHECK (length("customers"."name") between 1 and 200),
	CONSTRAINT "customers_number_check" CHECK (length("customers"."number") between 1 and 40),
	CONSTRAINT "customers_latitude_check" CHECK ("customers"."latitude" between -90 and 90),
	CONSTRAINT "customers_longitude_check" CHECK ("customers"."longitude" between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"organization_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"result" text,
	"refusal" jsonb,
	"customer_id" uuid,
	"lead_id" uuid,
	CONSTRAINT "import_rows_key" PRIMARY KEY("organization_id","import_id","line"),
	CONSTRAINT "import_rows_result_check" CHECK ("import_rows"."result" in ('created', 'updated', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"columns" jsonb NOT NULL,
	"row_count" integer NOT NULL,
	"mapping" jsonb,
	"state" text NOT NULL,
	"created_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "imports_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "imports_state_check" CHECK ("imports"."state" in ('uploaded', 'checked', 'running', 'finished', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"account_type_id" uuid NOT NULL,
	"title" text,
	"owner_id" uuid,
	"external_id" text,
	"state" text NOT NULL,
	"lead_phase_id" uuid NOT NULL,
	"current_ordinal" integer NOT NULL,
	"next_action" text,
	"next_action_on" date,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closing_reason_id" uuid,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	"closing_comment" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "leads_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "leads_state_check" CHECK ("leads"."state" in ('open', 'closed')),
	CONSTRAINT "leads_closed_check" CHECK (("leads"."state" = 'closed') = ("leads"."closing_reason_id" is not null)
        and ("leads"."state" = 'closed') = ("leads"."closed_at" is not null)
        and ("leads"."state" = 'closed') = ("leads"."closed_by" is not null)),
	CONSTRAINT "leads_closed_after_opened_check" CHECK ("leads"."closed_at" >= "leads"."opened_at")
);
--> statement-breakpoint
CREATE TABLE "phase_records" (
	"organization_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"lead_phase_id" uuid NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"entered_user_id" uuid NOT NULL,
	"score" integer,
	"expected_value" bigint,
	"recurring_value" bigint,
	"note" text,
	"ended_at" timestamp (3) with time zone,
	"ended_user_id" uuid,
	CONSTRAINT "phase_records_key" PRIMARY KEY("organization_id","lead_id","ordinal"),
	CONSTRAINT "phase_records_phase_key" UNIQUE("organization_id","lead_id","ordinal","lead_phase_id"),
	CONSTRAINT "phase_records_ordinal_check" CHECK ("phase_records"."ordinal" >= 1),
	CONSTRAINT "phase_records_score_check" CHECK ("phase_records"."score" between 1 and 100),
	CONSTRAINT "phase_records_expected_check" CHECK ("phase_records"."expected_value" between 0 and 9007199254740991),
	CONSTRAINT "phase_records_recurring_check" CHECK ("phase_records"."recurring_value" between 0 and 9007199254740991),
	CONSTRAINT "phase_records_ended_check" CHECK (("phase_records"."ended_at" is null) = ("phase_records"."ended_user_id" is null)),
	CONSTRAINT "phase_records_ended_after_entered_check" CHECK ("phase_records"."ended_at" >= "phase_records"."entered_at"),
	CONSTRAINT "phase_records_entered_by_check" CHECK ("phase_records"."entered_by" in ('started', 'completed', 'jumped', 'returned', 'reopened', 'moved'))
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "counters_key" PRIMARY KEY("organization_id","name")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"recurring_period" text NOT NULL,
	"time_zone" text NOT NULL,
	"language" text NOT NULL,
	"funnel_on" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organizations_currency_check" CHECK ("organizations"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "organizations_recurring_period_check" CHECK ("organizations"."recurring_period" in ('month', 'quarter', 'year'))
);
--> statement-breakpoint
CREATE TABLE "setup" (
	"only" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"token_hash" text NOT NULL,
	"completed_at" timestamp (3) with time zone,
	CONSTRAINT "setup_only_check" CHECK ("setup"."only" = 1)
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"deactivated_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memberships_key" PRIMARY KEY("organization_id","user_id"),
	CONSTRAINT "memberships_role_check" CHECK ("memberships"."role" in ('admin', 'manager', 'sales', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"flash" jsonb
);
--> statement-breakpoint
CREATE TABLE "sign_in_guesses" (
	"subject" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_started_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"language" text,
	"theme" text DEFAULT 'system' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_email_check" CHECK ("users"."email" = lower("users"."email")),
	CONSTRAINT "users_theme_check" CHECK ("users"."theme" in ('system', 'light', 'dark'))
);
--> statement-breakpoint
ALTER TABLE "account_types" ADD CONSTRAINT "account_types_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_phases" ADD CONSTRAINT "lead_phases_account_type_fkey" FOREIGN KEY ("organization_id","account_type_id") REFERENCES "public"."account_types"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_user_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closing_reason_account_types" ADD CONSTRAINT "closing_reason_account_types_reason_fkey" FOREIGN KEY ("organization_id","closing_reason_id") REFERENCES "public"."closing_reasons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closing_reason_account_types" ADD CONSTRAINT "closing_reason_account_types_type_fkey" FOREIGN KEY ("organization_id","account_type_id") REFERENCES "public"."account_types"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closing_reasons" ADD CONSTRAINT "closing_reasons_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_customer_fkey" FOREIGN KEY ("organization_id","customer_id") REFERENCES "public"."customers"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_account_type_fkey" FOREIGN KEY ("organization_id","account_type_id") REFERENCES "public"."account_types"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_owner_fkey" FOREIGN KEY ("organization_id","owner_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_fkey" FOREIGN KEY ("organization_id","import_id") REFERENCES "public"."imports"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_fkey" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_customer_fkey" FOREIGN KEY ("organization_id","customer_id") REFERENCES "public"."customers"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_account_type_fkey" FOREIGN KEY ("organization_id","account_type_id") REFERENCES "public"."account_types"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_phase_of_account_type_fkey" FOREIGN KEY ("organization_id","account_type_id","lead_phase_id") REFERENCES "public"."lead_phases"("organization_id","account_type_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_closing_reason_fkey" FOREIGN KEY ("organization_id","closing_reason_id") REFERENCES "public"."closing_reasons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_owner_fkey" FOREIGN KEY ("organization_id","owner_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_closed_by_fkey" FOREIGN KEY ("organization_id","closed_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_records" ADD CONSTRAINT "phase_records_lead_fkey" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_records" ADD CONSTRAINT "phase_records_lead_phase_fkey" FOREIGN KEY ("organization_id","lead_phase_id") REFERENCES "public"."lead_phases"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_records" ADD CONSTRAINT "phase_records_entered_user_fkey" FOREIGN KEY ("organization_id","entered_user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_records" ADD CONSTRAINT "phase_records_ended_user_fkey" FOREIGN KEY ("organization_id","ended_user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counters" ADD CONSTRAINT "counters_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_membership_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_membership_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_types_code_key" ON "account_types" USING btree ("organization_id",lower("code"));--> statement-breakpoint
CREATE UNIQUE INDEX "account_types_default_key" ON "account_types" USING btree ("organization_id") WHERE "account_types"."is_default";--> statement-breakpoint
CREATE UNIQUE INDEX "lead_phases_code_key" ON "lead_phases" USING btree ("organization_id","account_type_id",lower("code"));--> statement-breakpoint
CREATE UNIQUE INDEX "lead_phases_initial_key" ON "lead_phases" USING btree ("organization_id","account_type_id") WHERE "lead_phases"."phase_type" = 'initial' and "lead_phases"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "changes_entity_version_key" ON "changes" USING btree ("organization_id","entity","entity_id","entity_version");--> statement-breakpoint
CREATE UNIQUE INDEX "changes_request_key" ON "changes" USING btree ("organization_id","request_id");--> statement-breakpoint
CREATE INDEX "changes_customer_index" ON "changes" USING btree ("organization_id","customer_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "changes_batch_index" ON "changes" USING btree ("organization_id","batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "closing_reasons_code_key" ON "closing_reasons" USING btree ("organization_id",lower("code"));--> statement-breakpoint
CREATE INDEX "contacts_customer_index" ON "contacts" USING btree ("organization_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_primary_key" ON "contacts" USING btree ("organization_id","customer_id") WHERE "contacts"."is_primary";--> statement-breakpoint
CREATE UNIQUE INDEX "customers_number_key" ON "customers" USING btree ("organization_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_external_id_key" ON "customers" USING btree ("organization_id","external_id");--> statement-breakpoint
CREATE INDEX "customers_name_index" ON "customers" USING btree ("organization_id",lower("name"),"id");--> statement-breakpoint
CREATE INDEX "customers_updated_index" ON "customers" USING btree ("organization_id","updated_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "customers_account_type_index" ON "customers" USING btree ("organization_id","account_type_id");--> statement-breakpoint
CREATE INDEX "customers_owner_index" ON "customers" USING btree ("organization_id","owner_id");--> statement-breakpoint
CREATE INDEX "customers_search_index" ON "customers" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "import_rows_result_index" ON "import_rows" USING btree ("organization_id","import_id","result","line");--> statement-breakpoint
CREATE UNIQUE INDEX "leads_external_id_key" ON "leads" USING btree ("organization_id","external_id");--> statement-breakpoint
CREATE INDEX "leads_customer_index" ON "leads" USING btree ("organization_id","customer_id","state","closed_at");--> statement-breakpoint
CREATE INDEX "leads_open_index" ON "leads" USING btree ("organization_id","lead_phase_id") WHERE "leads"."state" = 'open';--> statement-breakpoint
CREATE INDEX "leads_closed_index" ON "leads" USING btree ("organization_id","closed_at") WHERE "leads"."state" = 'closed';--> statement-breakpoint
CREATE INDEX "leads_owner_index" ON "leads" USING btree ("organization_id","owner_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "phase_records_open_key" ON "phase_records" USING btree ("organization_id","lead_id") WHERE "phase_records"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "phase_records_lead_phase_index" ON "phase_records" USING btree ("organization_id","lead_phase_id","entered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_user_key" ON "invitations" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE INDEX "sessions_user_index" ON "sessions" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email");