ALTER TABLE "imports" DROP CONSTRAINT "imports_state_check";--> statement-breakpoint
DROP INDEX "imports_running_index";--> statement-breakpoint
CREATE INDEX "imports_running_index" ON "imports" USING btree ("organization_id","id") WHERE "imports"."state" in ('checking', 'running', 'undoing');--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_state_check" CHECK ("imports"."state" in ('uploaded', 'checking', 'checked', 'running', 'finished', 'stopped', 'undoing', 'undone'));