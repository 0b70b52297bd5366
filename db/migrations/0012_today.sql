CREATE TABLE "last_seen" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"seen_on" date NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"before_at" timestamp (3) with time zone,
	CONSTRAINT "last_seen_key" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "last_seen" ADD CONSTRAINT "last_seen_membership_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "changes_at_index" ON "changes" USING btree ("organization_id","at");--> statement-breakpoint
CREATE INDEX "leads_planned_index" ON "leads" USING btree ("organization_id","owner_id","next_action_on") WHERE "leads"."state" = 'open';