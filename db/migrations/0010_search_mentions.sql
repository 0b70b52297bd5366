CREATE TABLE "mentions" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone,
	CONSTRAINT "mentions_key" PRIMARY KEY("organization_id","user_id","activity_id")
);
--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_activity_fkey" FOREIGN KEY ("organization_id","activity_id") REFERENCES "public"."activities"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_user_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mentions_unseen_index" ON "mentions" USING btree ("organization_id","user_id","at") WHERE "mentions"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "mentions_activity_index" ON "mentions" USING btree ("organization_id","activity_id");--> statement-breakpoint
CREATE INDEX "activities_search_index" ON "activities" USING gin (replace(translate(lower(coalesce("text", '') || ' ' || coalesce("result", '')), 'àáâãäåāăąèéêëēĕėęěìíîïĩīĭįòóôõöōŏőøùúûüũūŭůűųñńņňýÿçćĉċčśŝşšźżžğĝġģţťŕřŗĺļľďłÀÁÂÃÄÅĀĂĄÈÉÊËĒĔĖĘĚÌÍÎÏĨĪĬĮÒÓÔÕÖŌŎŐØÙÚÛÜŨŪŬŮŰŲÑŃŅŇÝŸÇĆĈĊČŚŜŞŠŹŻŽĞĜĠĢŢŤŔŘŖĹĻĽĎŁ', 'aaaaaaaaaeeeeeeeeeiiiiiiiiooooooooouuuuuuuuuunnnnyycccccsssszzzggggttrrrllldlaaaaaaaaaeeeeeeeeeiiiiiiiiooooooooouuuuuuuuuunnnnyycccccsssszzzggggttrrrllldl'), 'ß', 'ss') gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "leads_title_index" ON "leads" USING gin (replace(translate(lower("title"), 'àáâãäåāăąèéêëēĕėęěìíîïĩīĭįòóôõöōŏőøùúûüũūŭůűųñńņňýÿçćĉċčśŝşšźżžğĝġģţťŕřŗĺļľďłÀÁÂÃÄÅĀĂĄÈÉÊËĒĔĖĘĚÌÍÎÏĨĪĬĮÒÓÔÕÖŌŎŐØÙÚÛÜŨŪŬŮŰŲÑŃŅŇÝŸÇĆĈĊČŚŜŞŠŹŻŽĞĜĠĢŢŤŔŘŖĹĻĽĎŁ', 'aaaaaaaaaeeeeeeeeeiiiiiiiiooooooooouuuuuuuuuunnnnyycccccsssszzzggggttrrrllldlaaaaaaaaaeeeeeeeeeiiiiiiiiooooooooouuuuuuuuuunnnnyycccccsssszzzggggttrrrllldl'), 'ß', 'ss') gin_trgm_ops) WHERE "leads"."title" is not null;