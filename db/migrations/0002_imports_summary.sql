ALTER TABLE "import_rows" DROP CONSTRAINT "import_rows_result_check";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "summary" jsonb;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_result_check" CHECK ("import_rows"."result" in ('created', 'updated', 'unchanged', 'refused'));