CREATE TABLE "files" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"type" text NOT NULL,
	"sha256" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "files_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "files_name_check" CHECK (length("files"."name") between 1 and 200),
	CONSTRAINT "files_size_check" CHECK ("files"."size" > 0),
	CONSTRAINT "files_sha256_check" CHECK ("files"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_customer_fkey" FOREIGN KEY ("organization_id","customer_id") REFERENCES "public"."customers"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_author_fkey" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_customer_index" ON "files" USING btree ("organization_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "files_removed_index" ON "files" USING btree ("organization_id","removed_at") WHERE "files"."removed_at" is not null;--> statement-breakpoint
CREATE INDEX "changes_undone_files_index" ON "changes" USING btree ("organization_id","at") WHERE "changes"."entity" = 'file' and "changes"."operation" = 'undone';