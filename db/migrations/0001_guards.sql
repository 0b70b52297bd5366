-- A lead's current phase is the phase of its current record. Deferred, because each refers to the other.
ALTER TABLE "leads" ADD CONSTRAINT "leads_current_record_fkey"
  FOREIGN KEY ("organization_id", "id", "current_ordinal", "lead_phase_id")
  REFERENCES "phase_records" ("organization_id", "lead_id", "ordinal", "lead_phase_id")
  DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
-- History is written once. This binds the owner too; only a superuser could get past it.
REVOKE UPDATE, DELETE, TRUNCATE ON "changes" FROM CURRENT_USER, PUBLIC;
