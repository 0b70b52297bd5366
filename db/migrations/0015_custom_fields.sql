CREATE TABLE "custom_field_choices" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	"name" text NOT NULL,
	"order_number" integer NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "custom_field_choices_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "custom_field_choices_field_key" UNIQUE("organization_id","field_id","id"),
	CONSTRAINT "custom_field_choices_name_check" CHECK (length("custom_field_choices"."name") between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "custom_fields" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"help_text" text,
	"order_number" integer NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "custom_fields_key" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "custom_fields_subject_check" CHECK ("custom_fields"."subject" in ('customer', 'lead')),
	CONSTRAINT "custom_fields_kind_check" CHECK ("custom_fields"."kind" in ('text', 'longText', 'number', 'money', 'day', 'choice', 'choices', 'yesNo', 'link', 'user')),
	CONSTRAINT "custom_fields_name_check" CHECK (length("custom_fields"."name") between 1 and 60),
	CONSTRAINT "custom_fields_help_text_check" CHECK (length("custom_fields"."help_text") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "customer_values" (
	"organization_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	"text" text,
	"number" numeric(15, 4),
	"amount" bigint,
	"day" date,
	"is_on" boolean,
	"choice_id" uuid,
	"choice_ids" uuid[],
	"user_id" uuid,
	CONSTRAINT "customer_values_key" PRIMARY KEY("organization_id","customer_id","field_id"),
	CONSTRAINT "customer_values_one_check" CHECK (num_nonnulls("customer_values"."text", "customer_values"."number", "customer_values"."amount", "customer_values"."day", "customer_values"."is_on", "customer_values"."choice_id", "customer_values"."choice_ids", "customer_values"."user_id") = 1),
	CONSTRAINT "customer_values_text_check" CHECK (length("customer_values"."text") between 1 and 5000),
	CONSTRAINT "customer_values_amount_check" CHECK ("customer_values"."amount" between 0 and 9007199254740991),
	CONSTRAINT "customer_values_choices_check" CHECK (cardinality("customer_values"."choice_ids") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "lead_phase_required_fields" (
	"organization_id" uuid NOT NULL,
	"lead_phase_id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	CONSTRAINT "lead_phase_required_fields_key" PRIMARY KEY("organization_id","lead_phase_id","field_id")
);
--> statement-breakpoint
CREATE TABLE "lead_values" (
	"organization_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	"text" text,
	"number" numeric(15, 4),
	"amount" bigint,
	"day" date,
	"is_on" boolean,
	"choice_id" uuid,
	"choice_ids" uuid[],
	"user_id" uuid,
	CONSTRAINT "lead_values_key" PRIMARY KEY("organization_id","lead_id","field_id"),
	CONSTRAINT "lead_values_one_check" CHECK (num_nonnulls("lead_values"."text", "lead_values"."number", "lead_values"."amount", "lead_values"."day", "lead_values"."is_on", "lead_values"."choice_id", "lead_values"."choice_ids", "lead_values"."user_id") = 1),
	CONSTRAINT "lead_values_text_check" CHECK (length("lead_values"."text") between 1 and 5000),
	CONSTRAINT "lead_values_amount_check" CHECK ("lead_values"."amount" between 0 and 9007199254740991),
	CONSTRAINT "lead_values_choices_check" CHECK (cardinality("lead_values"."choice_ids") between 1 and 200)
);
--> statement-breakpoint
ALTER TABLE "custom_field_choices" ADD CONSTRAINT "custom_field_choices_field_fkey" FOREIGN KEY ("organization_id","field_id") REFERENCES "public"."custom_fields"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_fields" ADD CONSTRAINT "custom_fields_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_values" ADD CONSTRAINT "customer_values_field_fkey" FOREIGN KEY ("organization_id","field_id") REFERENCES "public"."custom_fields"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_values" ADD CONSTRAINT "customer_values_choice_fkey" FOREIGN KEY ("organization_id","field_id","choice_id") REFERENCES "public"."custom_field_choices"("organization_id","field_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_values" ADD CONSTRAINT "customer_values_user_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_values" ADD CONSTRAINT "customer_values_customer_fkey" FOREIGN KEY ("organization_id","customer_id") REFERENCES "public"."customers"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_phase_required_fields" ADD CONSTRAINT "lead_phase_required_fields_phase_fkey" FOREIGN KEY ("organization_id","lead_phase_id") REFERENCES "public"."lead_phases"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_phase_required_fields" ADD CONSTRAINT "lead_phase_required_fields_field_fkey" FOREIGN KEY ("organization_id","field_id") REFERENCES "public"."custom_fields"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_values" ADD CONSTRAINT "lead_values_field_fkey" FOREIGN KEY ("organization_id","field_id") REFERENCES "public"."custom_fields"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_values" ADD CONSTRAINT "lead_values_choice_fkey" FOREIGN KEY ("organization_id","field_id","choice_id") REFERENCES "public"."custom_field_choices"("organization_id","field_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_values" ADD CONSTRAINT "lead_values_user_fkey" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_values" ADD CONSTRAINT "lead_values_lead_fkey" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_fields_name_key" ON "custom_fields" USING btree ("organization_id","subject",lower("name"));--> statement-breakpoint
CREATE INDEX "customer_values_number_index" ON "customer_values" USING btree ("organization_id","field_id","number","customer_id") WHERE "customer_values"."number" is not null;--> statement-breakpoint
CREATE INDEX "customer_values_amount_index" ON "customer_values" USING btree ("organization_id","field_id","amount","customer_id") WHERE "customer_values"."amount" is not null;--> statement-breakpoint
CREATE INDEX "customer_values_day_index" ON "customer_values" USING btree ("organization_id","field_id","day","customer_id") WHERE "customer_values"."day" is not null;--> statement-breakpoint
CREATE INDEX "customer_values_on_index" ON "customer_values" USING btree ("organization_id","field_id","is_on","customer_id") WHERE "customer_values"."is_on" is not null;--> statement-breakpoint
CREATE INDEX "customer_values_choice_index" ON "customer_values" USING btree ("organization_id","field_id","choice_id","customer_id") WHERE "customer_values"."choice_id" is not null;--> statement-breakpoint
CREATE INDEX "customer_values_user_index" ON "customer_values" USING btree ("organization_id","field_id","user_id","customer_id") WHERE "customer_values"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "customer_values_text_index" ON "customer_values" USING btree ("organization_id","field_id",lower(left("text", 100)),"customer_id") WHERE "customer_values"."text" is not null;--> statement-breakpoint
CREATE INDEX "customer_values_search_index" ON "customer_values" USING gin (replace(translate(lower("text"), 'àáâãäåāăąèéêëēĕėęěìíîïĩīĭįòóôõöōŏőøùúûüũūŭůűųñńņňýÿçćĉċčśŝşšźżžğĝġģţťŕřŗĺļľďłÀÁÂÃÄÅĀĂĄÈÉÊËĒĔĖĘĚÌÍÎÏĨĪĬĮÒÓÔÕÖŌŎŐØÙÚÛÜŨŪŬŮŰŲÑŃŅŇÝŸÇĆĈĊČŚŜŞŠŹŻŽĞĜĠĢŢŤŔŘŖĹĻĽĎŁ', 'aaaaaaaaaeeeeeeeeeiiiiiiiiooooooooouuuuuuuuuunnnnyycccccsssszzzggggttrrrllldlaaaaaaaaaeeeeeeeeeiiiiiiiiooooooooouuuuuuuuuunnnnyycccccsssszzzggggttrrrllldl'), 'ß', 'ss') gin_trgm_ops) WHERE "customer_values"."text" is not null;--> statement-breakpoint
CREATE INDEX "customer_values_choices_index" ON "customer_values" USING gin ("choice_ids") WHERE "customer_values"."choice_ids" is not null;--> statement-breakpoint
CREATE INDEX "lead_values_number_index" ON "lead_values" USING btree ("organization_id","field_id","number","lead_id") WHERE "lead_values"."number" is not null;--> statement-breakpoint
CREATE INDEX "lead_values_amount_index" ON "lead_values" USING btree ("organization_id","field_id","amount","lead_id") WHERE "lead_values"."amount" is not null;--> statement-breakpoint
CREATE INDEX "lead_values_day_index" ON "lead_values" USING btree ("organization_id","field_id","day","lead_id") WHERE "lead_values"."day" is not null;--> statement-breakpoint
CREATE INDEX "lead_values_on_index" ON "lead_values" USING btree ("organization_id","field_id","is_on","lead_id") WHERE "lead_values"."is_on" is not null;--> statement-breakpoint
CREATE INDEX "lead_values_choice_index" ON "lead_values" USING btree ("organization_id","field_id","choice_id","lead_id") WHERE "lead_values"."choice_id" is not null;--> statement-breakpoint
CREATE INDEX "lead_values_user_index" ON "lead_values" USING btree ("organization_id","field_id","user_id","lead_id") WHERE "lead_values"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "lead_values_text_index" ON "lead_values" USING btree ("organization_id","field_id",lower(left("text", 100)),"lead_id") WHERE "lead_values"."text" is not null;--> statement-breakpoint
CREATE INDEX "lead_values_search_index" ON "lead_values" USING gin (replace(translate(lower("text"), 'àáâãäåāăąèéêëēĕėęěìíîïĩīĭįòóôõöōŏőøùúûüũūŭůűųñńņňýÿçćĉċčśŝşšźżžğĝġģţťŕřŗĺļľďłÀÁÂÃÄÅĀĂĄÈÉÊËĒĔĖĘĚÌÍÎÏĨĪĬĮÒÓÔÕÖŌŎŐØÙÚÛÜŨŪŬŮŰŲÑŃŅŇÝŸÇĆĈĊČŚŜŞŠŹŻŽĞĜĠĢŢŤŔŘŖĹĻĽĎŁ', 'aaaaaaaaaeeeeeeeeeiiiiiiiiooooooooouuuuuuuuuunnnnyycccccsssszzzggggttrrrllldlaaaaaaaaaeeeeeeeeeiiiiiiiiooooooooouuuuuuuuuunnnnyycccccsssszzzggggttrrrllldl'), 'ß', 'ss') gin_trgm_ops) WHERE "lead_values"."text" is not null;--> statement-breakpoint
CREATE INDEX "lead_values_choices_index" ON "lead_values" USING gin ("choice_ids") WHERE "lead_values"."choice_ids" is not null;