ALTER TABLE "activities" DROP CONSTRAINT "activities_lead_fkey";--> statement-breakpoint
ALTER TABLE "activities" DROP CONSTRAINT "activities_contact_fkey";--> statement-breakpoint
DROP INDEX "contacts_customer_index";--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_customer_key" UNIQUE("organization_id","customer_id","id");--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_customer_key" UNIQUE("organization_id","customer_id","id");--> statement-breakpoint
-- A merge that was taken back could leave an activity behind, about a lead or contact that went back. It stays where it was
-- written and is about none; the change record says so.
WITH left_behind AS (
  SELECT a.organization_id, a.id, a.customer_id, a.version, a.kind, a.text,
    CASE WHEN l.customer_id <> a.customer_id THEN a.lead_id END AS lost_lead_id,
    CASE WHEN c.customer_id <> a.customer_id THEN a.contact_id END AS lost_contact_id
  FROM activities a
  LEFT JOIN leads l ON l.organization_id = a.organization_id AND l.id = a.lead_id
  LEFT JOIN contacts c ON c.organization_id = a.organization_id AND c.id = a.contact_id
  WHERE l.customer_id <> a.customer_id OR c.customer_id <> a.customer_id
), said AS (
  INSERT INTO changes
    (organization_id, id, entity, entity_id, entity_version, customer_id, operation, facts, rows, through, at)
  SELECT organization_id,
    -- A UUIDv7 stands where its time belongs.
    overlay(overlay(replace(gen_random_uuid()::text, '-', '')
      PLACING lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') FROM 1)
      PLACING '7' FROM 13)::uuid,
    'activity', id, version + 1, customer_id, 'activity.edited',
    jsonb_build_object('kind', kind, 'text', coalesce(left(text, 100), '_')),
    jsonb_build_array(jsonb_build_object('table', 'activities', 'key', jsonb_build_object('id', id),
      'before', jsonb_strip_nulls(jsonb_build_object('leadId', lost_lead_id, 'contactId', lost_contact_id)),
      'after', CASE WHEN lost_lead_id IS NULL THEN '{}' ELSE '{"leadId": null}'::jsonb END
        || CASE WHEN lost_contact_id IS NULL THEN '{}' ELSE '{"contactId": null}'::jsonb END)),
    'system', now()
  FROM left_behind
)
UPDATE activities a SET version = b.version + 1,
  lead_id = CASE WHEN b.lost_lead_id IS NULL THEN a.lead_id END,
  contact_id = CASE WHEN b.lost_contact_id IS NULL THEN a.contact_id END
FROM left_behind b WHERE a.organization_id = b.organization_id AND a.id = b.id;
--> statement-breakpoint
-- An activity is about a lead or contact of its own customer. Deferred, because merging moves them one table after the other.
ALTER TABLE "activities" ADD CONSTRAINT "activities_lead_fkey"
  FOREIGN KEY ("organization_id", "customer_id", "lead_id") REFERENCES "leads" ("organization_id", "customer_id", "id")
  DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_contact_fkey"
  FOREIGN KEY ("organization_id", "customer_id", "contact_id")
  REFERENCES "contacts" ("organization_id", "customer_id", "id")
  DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
-- A lead is open exactly while one of its records is. Deferred, because a step writes both tables. Two transactions cannot
-- get past it side by side: whoever adds or opens a record waits, by the index phase_records_open_key, for whoever ends one.
CREATE FUNCTION leads_open_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  organization uuid := coalesce(NEW.organization_id, OLD.organization_id);
  lead uuid;
BEGIN
  IF TG_TABLE_NAME = 'leads' THEN lead := NEW.id;
  ELSE lead := coalesce(NEW.lead_id, OLD.lead_id);
  END IF;
  IF EXISTS (
    SELECT FROM leads l WHERE l.organization_id = organization AND l.id = lead AND (l.state = 'open') <> EXISTS (
      SELECT FROM phase_records r WHERE r.organization_id = l.organization_id AND r.lead_id = l.id AND r.ended_at IS NULL
    )
  ) THEN
    RAISE check_violation USING MESSAGE = 'a lead is open exactly while one of its phase records is',
      TABLE = 'leads', CONSTRAINT = 'leads_open_record_check';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "leads_open_record_check" AFTER INSERT OR UPDATE OF "state" ON "leads"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION leads_open_record();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "phase_records_added_check" AFTER INSERT ON "phase_records"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.ended_at IS NULL) EXECUTE FUNCTION leads_open_record();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "phase_records_changed_check" AFTER UPDATE OF "ended_at" ON "phase_records"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION leads_open_record();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "phase_records_removed_check" AFTER DELETE ON "phase_records"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.ended_at IS NULL) EXECUTE FUNCTION leads_open_record();
--> statement-breakpoint
-- What was recorded in a phase that the lead has left stays. To be open again, by undo, is all that can become of it.
CREATE FUNCTION phase_records_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE check_violation USING MESSAGE = 'a phase record that has ended is never written again',
    TABLE = 'phase_records', CONSTRAINT = 'phase_records_written_once_check';
END $$;
--> statement-breakpoint
CREATE TRIGGER "phase_records_written_once_check" BEFORE UPDATE ON "phase_records" FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL AND NEW.ended_at IS NOT NULL AND OLD IS DISTINCT FROM NEW)
  EXECUTE FUNCTION phase_records_written_once();
