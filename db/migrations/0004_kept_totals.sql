CREATE TABLE "event_totals" (
	"organization_id" uuid NOT NULL,
	"event" text NOT NULL,
	"span" text NOT NULL,
	"day" date NOT NULL,
	"lead_phase_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"state" text NOT NULL,
	"closing_reason_id" uuid NOT NULL,
	"current_phase_id" uuid NOT NULL,
	"visited" uuid[] NOT NULL,
	"count" bigint NOT NULL,
	"expected" numeric(38, 0) NOT NULL,
	"recurring" numeric(38, 0) NOT NULL,
	"weighted" numeric(38, 0) NOT NULL,
	"without_score" bigint NOT NULL,
	CONSTRAINT "event_totals_key" PRIMARY KEY("organization_id","event","owner_id","span","day","lead_phase_id","state","closing_reason_id","current_phase_id","visited"),
	CONSTRAINT "event_totals_event_check" CHECK ("event_totals"."event" in ('first_entered', 'entered', 'left', 'closed', 'due')),
	CONSTRAINT "event_totals_span_check" CHECK ("event_totals"."span" in ('day', 'month')),
	CONSTRAINT "event_totals_state_check" CHECK ("event_totals"."state" in ('open', 'won', 'lost', 'other', 'any'))
);
--> statement-breakpoint
CREATE TABLE "stay_totals" (
	"organization_id" uuid NOT NULL,
	"lead_phase_id" uuid NOT NULL,
	"ending" text NOT NULL,
	"since" date NOT NULL,
	"days" integer NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "stay_totals_key" PRIMARY KEY("organization_id","lead_phase_id","ending","since","days"),
	CONSTRAINT "stay_totals_ending_check" CHECK ("stay_totals"."ending" in ('open', 'forward', 'away'))
);
--> statement-breakpoint
DROP INDEX "customers_updated_index";--> statement-breakpoint
DROP INDEX "customers_account_type_index";--> statement-breakpoint
DROP INDEX "customers_owner_index";--> statement-breakpoint
DROP INDEX "leads_next_action_index";--> statement-breakpoint
DROP INDEX "leads_owner_index";--> statement-breakpoint
ALTER TABLE "event_totals" ADD CONSTRAINT "event_totals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stay_totals" ADD CONSTRAINT "stay_totals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customers_unowned_index" ON "customers" USING btree ("organization_id","id") WHERE "customers"."owner_id" is null;--> statement-breakpoint
CREATE INDEX "customers_archived_index" ON "customers" USING btree ("organization_id","id") WHERE "customers"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "leads_phase_index" ON "leads" USING btree ("organization_id","lead_phase_id","state","id");--> statement-breakpoint
CREATE INDEX "leads_closing_reason_index" ON "leads" USING btree ("organization_id","closing_reason_id","id") WHERE "leads"."closing_reason_id" is not null;--> statement-breakpoint
CREATE INDEX "leads_account_type_index" ON "leads" USING btree ("organization_id","account_type_id");--> statement-breakpoint
CREATE INDEX "leads_opened_index" ON "leads" USING btree ("organization_id","opened_at");--> statement-breakpoint
CREATE INDEX "phase_records_open_score_index" ON "phase_records" USING btree ("organization_id","score","lead_id") WHERE "phase_records"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "phase_records_open_expected_index" ON "phase_records" USING btree ("organization_id","expected_value","lead_id") WHERE "phase_records"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "phase_records_stay_index" ON "phase_records" USING btree ("organization_id","lead_phase_id","entered_at") WHERE "phase_records"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "customers_updated_index" ON "customers" USING btree ("organization_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "customers_account_type_index" ON "customers" USING btree ("organization_id","account_type_id","id");--> statement-breakpoint
CREATE INDEX "customers_owner_index" ON "customers" USING btree ("organization_id","owner_id","id");--> statement-breakpoint
CREATE INDEX "leads_next_action_index" ON "leads" USING btree ("organization_id","next_action_on","id") WHERE "leads"."state" = 'open';--> statement-breakpoint
CREATE INDEX "leads_owner_index" ON "leads" USING btree ("organization_id","owner_id","state","id");
--> statement-breakpoint
-- Counts what is there already, as lib/changes/totals keeps it from now on.
DO $$
DECLARE organization uuid;
BEGIN
  FOR organization IN SELECT id FROM organizations LOOP
    INSERT INTO event_totals (organization_id, event, span, day, lead_phase_id, owner_id, state, closing_reason_id, current_phase_id, visited, count, expected, recurring, weighted, without_score)
    SELECT organization, event, span, day, lead_phase_id, owner_id, state, closing_reason_id, current_phase_id, visited, count, expected, recurring, weighted, without_score FROM (
    with lead as (
      select l.id, l.lead_phase_id, l.closed_at, l.next_action_on, o.time_zone,
        case when l.state = 'open' then 'open' else y.outcome end as state, l.state = 'open' as is_open,
        coalesce(l.closing_reason_id, '00000000-0000-0000-0000-000000000000'::uuid) as closing_reason_id,
        coalesce(l.owner_id, c.owner_id, '00000000-0000-0000-0000-000000000000'::uuid) as owner_id,
        case when l.state = 'open' then l.lead_phase_id else '00000000-0000-0000-0000-000000000000'::uuid end as current_phase_id,
        r.score, r.expected_value::numeric as expected, r.recurring_value::numeric as recurring
      from customers c
      join organizations o on o.id = c.organization_id
      join leads l on l.organization_id = c.organization_id and l.customer_id = c.id
      join phase_records r on r.organization_id = l.organization_id and r.lead_id = l.id
        and r.ordinal = l.current_ordinal
      left join closing_reasons y on y.organization_id = l.organization_id and y.id = l.closing_reason_id
      where c.organization_id = organization and c.archived_at is null
    ),
    stay as (
      select n.lead_id, n.lead_phase_id, min(n.entered_at) as first_entered_at, max(n.entered_at) as entered_at,
        max(n.ended_at) as left_at
      from lead l join phase_records n on n.organization_id = organization and n.lead_id = l.id
      group by 1, 2
    ),
    visit as (select lead_id, array_agg(lead_phase_id order by lead_phase_id) as visited from stay group by 1),
    happened as (
      select l.owner_id, s.lead_phase_id, e.*, l.is_open, l.score, l.expected, l.recurring
      from stay s
      join (select lead.*, visit.visited from lead join visit on visit.lead_id = lead.id) l on l.id = s.lead_id,
        lateral (values ('first_entered', (s.first_entered_at at time zone l.time_zone)::date, l.state, '00000000-0000-0000-0000-000000000000'::uuid, l.current_phase_id, l.visited), ('entered', (s.entered_at at time zone l.time_zone)::date, 'any', '00000000-0000-0000-0000-000000000000'::uuid, case when l.current_phase_id = s.lead_phase_id then s.lead_phase_id else '00000000-0000-0000-0000-000000000000'::uuid end, '{}'::uuid[]), ('left', (s.left_at at time zone l.time_zone)::date, 'any', '00000000-0000-0000-0000-000000000000'::uuid, '00000000-0000-0000-0000-000000000000'::uuid, '{}'::uuid[]))
  as e (event, happened_on, state, closing_reason_id, current_phase_id, visited)
      union all
      select l.owner_id, l.lead_phase_id, e.*, l.is_open, l.score, l.expected, l.recurring
      from lead l, lateral (values ('closed', (l.closed_at at time zone l.time_zone)::date, l.state, l.closing_reason_id, '00000000-0000-0000-0000-000000000000'::uuid, '{}'::uuid[]), ('due', case when l.state = 'open' then coalesce(l.next_action_on, 'infinity') end, 'any', '00000000-0000-0000-0000-000000000000'::uuid, '00000000-0000-0000-0000-000000000000'::uuid, '{}'::uuid[]))
  as e (event, happened_on, state, closing_reason_id, current_phase_id, visited)
    )
    select event, span, date_trunc(span, happened_on::timestamp)::date as day, lead_phase_id, whose as owner_id, state,
      closing_reason_id, current_phase_id, visited, count(*) as count,
      coalesce(sum(expected) filter (where event <> 'first_entered'), 0) as expected,
      coalesce(sum(recurring) filter (where event <> 'first_entered'), 0) as recurring,
      coalesce(sum(expected * score) filter (where event <> 'first_entered' and is_open), 0) as weighted,
      count(*) filter (where event <> 'first_entered' and is_open and score is null) as without_score
    from happened, (values ('day'), ('month')) as spans (span), lateral (values (owner_id), ('ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)) as w (whose)
    where happened_on is not null
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    ) AS cells;
    INSERT INTO stay_totals (organization_id, lead_phase_id, ending, since, days, count)
    SELECT organization, lead_phase_id, ending, since, days, count FROM (
    select lead_phase_id, ending, case ending when 'open' then entered_on else 'infinity' end as since,
      case ending when 'open' then 0 else left_on - entered_on end as days, count(*) as count
    from (
      select r.lead_phase_id, (r.entered_at at time zone o.time_zone)::date as entered_on,
        (r.ended_at at time zone o.time_zone)::date as left_on,
        case when r.ended_at is null then 'open'
          when n.entered_by in ('completed', 'jumped') or (n.lead_id is null and y.outcome = 'won') then 'forward'
          else 'away' end as ending
      from customers c
      join organizations o on o.id = c.organization_id
      join leads l on l.organization_id = c.organization_id and l.customer_id = c.id
      join phase_records r on r.organization_id = l.organization_id and r.lead_id = l.id
      left join phase_records n on n.organization_id = r.organization_id and n.lead_id = r.lead_id
        and n.ordinal = r.ordinal + 1
      left join closing_reasons y on y.organization_id = l.organization_id and y.id = l.closing_reason_id
      where c.organization_id = organization and c.archived_at is null
    ) as stays
    group by 1, 2, 3, 4
    ) AS cells;
  END LOOP;
END $$;
