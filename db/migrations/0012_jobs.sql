CREATE TABLE "digests" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"hour" integer DEFAULT 7 NOT NULL,
	"token" text NOT NULL,
	"sent_on" date,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "digests_key" PRIMARY KEY("organization_id","user_id"),
	CONSTRAINT "digests_hour_check" CHECK ("digests"."hour" between 0 and 23)
);
--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_membership_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "digests_token_key" ON "digests" USING btree ("token");