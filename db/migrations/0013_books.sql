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
ALTER TABLE "imports" ADD COLUMN "started_by" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "shape" text;--> statement-breakpoint
ALTER TABLE "book_checks" ADD CONSTRAINT "book_checks_started_by_fkey" FOREIGN KEY ("organization_id","started_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_started_by_fkey" FOREIGN KEY ("organization_id","started_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imports_shape_index" ON "imports" USING btree ("organization_id","shape","created_at");--> statement-breakpoint
CREATE INDEX "imports_running_index" ON "imports" USING btree ("organization_id","id") WHERE "imports"."state" = 'running';