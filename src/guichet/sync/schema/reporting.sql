-- What the City's own tools read, and how it is kept up. A view tells what is folded already and folds, as it is read,
-- what came since: it is exact at any moment, whoever comes or does not. Folding ahead only makes it quick.

-- The events of dossiers that are not folded yet.
CREATE OR REPLACE FUNCTION guichet.news() RETURNS TABLE (entity_id bytea, desk_id bytea, desk_seq bigint)
LANGUAGE sql STABLE AS $$
SELECT e.entity_id, e.desk_id, e.desk_seq
FROM guichet.desk d LEFT JOIN guichet.reported r ON r.desk_id = d.desk_id
JOIN guichet.event e ON e.desk_id = d.desk_id AND e.desk_seq > coalesce(r.mark, 0) AND e.desk_seq <= d.mark
WHERE d.mark > coalesce(r.mark, 0) AND e.stream = 'dossier'
UNION ALL
SELECT e.entity_id, e.desk_id, e.desk_seq
FROM guichet.revised v JOIN guichet.event e ON e.desk_id = v.desk_id AND e.desk_seq = v.desk_seq
WHERE e.stream = 'dossier' $$;

CREATE OR REPLACE FUNCTION guichet.pending() RETURNS SETOF guichet.folded
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT f.* FROM (
        SELECT n.entity_id, array_agg(n.desk_id) AS desks, array_agg(n.desk_seq) AS seqs
        FROM guichet.news() n GROUP BY n.entity_id
    ) AS n, LATERAL guichet.fold(n.entity_id, n.desks, n.seqs) AS f;
END $$;

-- Folds some dossiers again and keeps them.
CREATE OR REPLACE FUNCTION guichet.keep(entities bytea[], desks bytea[], seqs bigint[]) RETURNS void
LANGUAGE sql AS $$
INSERT INTO guichet.folded
SELECT f.* FROM (
    SELECT entity, array_agg(desk) AS desks, array_agg(seq) AS seqs
    FROM unnest(entities, desks, seqs) AS u(entity, desk, seq) GROUP BY entity
) AS n, LATERAL guichet.fold(n.entity, n.desks, n.seqs) AS f
ON CONFLICT (entity_id) DO UPDATE SET (
    restricted, opened_month, number, kind, status, channel, topic, service, contact, referred_to, sector, urgent,
    relayed, first_contact, received_at, opened_at, first_action_at, agreed_for, closed_at, updated_at, outcome,
    satisfied, joined, attempts, reopened, conflicts, linked_to, due, entries
) = (
    excluded.restricted, excluded.opened_month, excluded.number, excluded.kind, excluded.status, excluded.channel,
    excluded.topic, excluded.service, excluded.contact, excluded.referred_to, excluded.sector, excluded.urgent,
    excluded.relayed, excluded.first_contact, excluded.received_at, excluded.opened_at, excluded.first_action_at,
    excluded.agreed_for, excluded.closed_at, excluded.updated_at, excluded.outcome, excluded.satisfied,
    excluded.joined, excluded.attempts, excluded.reopened, excluded.conflicts, excluded.linked_to, excluded.due,
    excluded.entries
) $$;

-- Folds what came, `most` events of a desk at a time, until `patience` is over. One at a time does it: another call
-- comes back at once, and so does one in a transaction that does not see what was committed since it began.
CREATE OR REPLACE FUNCTION guichet.refresh(most integer, patience interval) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    until timestamptz := clock_timestamp() + patience;
    who bytea;
    done bigint;
    last bigint;
    entities bytea[];
    desks bytea[];
    seqs bigint[];
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed'
        OR NOT pg_try_advisory_xact_lock(7310022935847103846)
    THEN
        RETURN;
    END IF;
    WITH late AS (
        DELETE FROM guichet.revised v USING guichet.event e
        WHERE e.desk_id = v.desk_id AND e.desk_seq = v.desk_seq
        RETURNING e.entity_id, e.desk_id, e.desk_seq, e.stream
    )
    SELECT array_agg(l.entity_id), array_agg(l.desk_id), array_agg(l.desk_seq) INTO entities, desks, seqs
        FROM late l WHERE l.stream = 'dossier';
    PERFORM guichet.keep(entities, desks, seqs);
    LOOP
        SELECT d.desk_id, coalesce(r.mark, 0), least(d.mark, coalesce(r.mark, 0) + most) INTO who, done, last
            FROM guichet.desk d LEFT JOIN guichet.reported r ON r.desk_id = d.desk_id
            WHERE d.mark > coalesce(r.mark, 0) ORDER BY d.mark - coalesce(r.mark, 0) LIMIT 1;
        EXIT WHEN NOT FOUND;
        SELECT array_agg(e.entity_id), array_agg(e.desk_id), array_agg(e.desk_seq) INTO entities, desks, seqs
            FROM guichet.event e
            WHERE e.desk_id = who AND e.desk_seq > done AND e.desk_seq <= last AND e.stream = 'dossier';
        PERFORM guichet.keep(entities, desks, seqs);
        INSERT INTO guichet.reported VALUES (who, last, clock_timestamp())
            ON CONFLICT (desk_id) DO UPDATE SET mark = excluded.mark, at = excluded.at;
        EXIT WHEN clock_timestamp() > until;
    END LOOP;
END $$;

-- What the server does by itself while a desk greets it, twice a second at most: a twentieth of a second, or three when
-- it is far behind. Nothing that befalls it may stop a desk; the views are as exact without it, and `guichet server
-- status` tells how far it is.
CREATE OR REPLACE FUNCTION guichet.keep_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM guichet.reported r WHERE r.at > clock_timestamp() - interval '500 milliseconds') THEN
        RETURN;
    ELSIF guichet.behind() > 2000 THEN
        PERFORM guichet.refresh(250, interval '150 milliseconds');
    ELSE
        PERFORM guichet.refresh(50, interval '50 milliseconds');
    END IF;
EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'guichet: reporting is not kept up (SQLSTATE %)', SQLSTATE;
END $$;

-- How many events wait to be folded, for an administrator.
CREATE OR REPLACE FUNCTION guichet.behind() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT (SELECT coalesce(sum(d.mark - coalesce(r.mark, 0)), 0)::bigint
    FROM guichet.desk d LEFT JOIN guichet.reported r ON r.desk_id = d.desk_id) + (SELECT count(*) FROM guichet.revised) $$;

-- The policy's week and its days without service, in the place of the former ones.
CREATE OR REPLACE FUNCTION guichet.count_by(
    channels text[], weekdays integer[], opens integer[], closes integer[], days date[], days_close integer[]
) RETURNS void LANGUAGE sql AS $$
DELETE FROM guichet.hours;
INSERT INTO guichet.hours SELECT * FROM unnest(channels, weekdays, opens, closes);
DELETE FROM guichet.holiday;
INSERT INTO guichet.holiday SELECT * FROM unnest(days, days_close) $$;

-- Says which fold makes the rows; what another one made is taken away, to be folded again.
CREATE OR REPLACE FUNCTION guichet.folded_by(stamp text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM guichet.server s WHERE s.fold <> stamp) THEN
        TRUNCATE guichet.folded, guichet.reported, guichet.revised;
        UPDATE guichet.server SET fold = stamp;
    END IF;
END $$;

-- The City's closures as their last entries tell them (stream `calendar`): minutes of the day, NULL for a closed day.
CREATE OR REPLACE FUNCTION guichet.closures() RETURNS TABLE (day date, closes integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entity record;
    kind text;
    said jsonb;
    place integer;
    stands boolean;
BEGIN
    FOR entity IN
        SELECT array_agg(e.id) AS event_ids, array_agg(e.parents) AS saw, array_agg(e.type) AS types,
            array_agg(guichet.closure_said(e.type, e.version, b.payload)) AS bodies
        FROM (SELECT * FROM guichet.event ev WHERE ev.stream = 'calendar'
            ORDER BY ev.entity_id, ev.hlc, ev.desk_id, ev.desk_seq) AS e
        LEFT JOIN guichet.body b ON b.desk_id = e.desk_id AND b.desk_seq = e.desk_seq AND b.audience = 'everyone'
        GROUP BY e.entity_id
    LOOP
        stands := false;
        FOREACH place IN ARRAY guichet.causal_order(entity.event_ids, entity.saw) LOOP
            kind := entity.types[place];
            said := entity.bodies[place];
            IF kind = 'closure.defined' AND said IS NOT NULL THEN
                stands := true;
                day := (said->>'date')::date;
                closes := extract(epoch FROM date_trunc('minute', (said->>'closes_at')::time))::integer / 60;
            ELSIF kind = 'entry.withdrawn' AND said IS NOT NULL THEN
                stands := false;
            END IF;
        END LOOP;
        IF stands THEN
            RETURN NEXT;
        END IF;
    END LOOP;
END $$;

-- For each day from one to another and each week of the policy, when what is received that day is due: the closing time
-- of the first business day strictly after it (STAFF-3, STAFF-4; `domain/calendar.py`).
CREATE OR REPLACE FUNCTION guichet.due_after(first date, last date)
RETURNS TABLE (channel text, day date, due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH shut AS (
    SELECT s.day, bool_or(s.closes IS NULL) AS whole, min(s.closes) AS closes
    FROM (SELECT h.day, h.closes FROM guichet.holiday h UNION ALL SELECT c.day, c.closes FROM guichet.closures() c) AS s
    GROUP BY s.day
), closing AS (
    SELECT w.channel, d.day::date AS day,
        max(least(h.closes, coalesce(s.closes, 1440))) FILTER (WHERE h.opens < coalesce(s.closes, 1440)) AS minutes
    FROM (SELECT DISTINCT o.channel FROM guichet.hours o) AS w
    CROSS JOIN generate_series(first::timestamp, last::timestamp + interval '400 days', interval '1 day') AS d(day)
    LEFT JOIN shut s ON s.day = d.day::date
    LEFT JOIN guichet.hours h ON h.channel = w.channel AND h.weekday = extract(isodow FROM d.day) - 1
        AND s.whole IS NOT TRUE
    GROUP BY w.channel, d.day::date
)
SELECT f.channel, f.day, f.due_at FROM (
    SELECT c.channel, c.day,
        min((c.day + c.minutes * interval '1 minute') AT TIME ZONE 'America/Toronto') OVER (
            PARTITION BY c.channel ORDER BY c.day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS due_at
    FROM closing c
) AS f WHERE f.day <= last $$;

CREATE OR REPLACE VIEW guichet.told AS
WITH pending AS MATERIALIZED (SELECT * FROM guichet.pending())
SELECT f.* FROM guichet.folded f WHERE NOT EXISTS (SELECT FROM pending p WHERE p.entity_id = f.entity_id)
UNION ALL SELECT p.* FROM pending p;

CREATE OR REPLACE VIEW reporting.dossiers AS
SELECT
    CASE WHEN NOT t.restricted THEN encode(t.entity_id, 'hex')::uuid END AS id,
    t.number, t.restricted, t.opened_month, t.kind, t.status, t.channel, t.topic, t.service, t.contact, t.referred_to,
    t.sector, t.urgent, t.relayed, t.first_contact, t.received_at, t.opened_at, t.first_action_at, t.agreed_for,
    t.closed_at, t.updated_at, t.outcome, t.satisfied, t.joined, t.attempts, t.reopened, t.conflicts, t.linked_to
FROM guichet.told t WHERE t.opened_month IS NOT NULL;

CREATE OR REPLACE VIEW reporting.due_actions AS
WITH owed AS MATERIALIZED (
    SELECT t.entity_id, t.number, t.service AS accountable, t.contact AS accountable_contact, d.*,
        (d.since AT TIME ZONE 'America/Toronto')::date AS day
    FROM guichet.told t, unnest(t.due) AS d WHERE t.opened_month IS NOT NULL
), weeks AS (
    SELECT a.* FROM (
        SELECT greatest(min(o.day), '1970-01-01') AS first, least(max(o.day), '2100-12-31') AS last FROM owed o
    ) AS b, LATERAL guichet.due_after(b.first, b.last) AS a
), dated AS (
    SELECT o.*, coalesce(o.fixed, w.due_at) AS due_at
    FROM owed o LEFT JOIN weeks w ON w.day = o.day
        AND w.channel = CASE WHEN o.channel IN (SELECT h.channel FROM guichet.hours h) THEN o.channel ELSE '' END
)
SELECT encode(d.entity_id, 'hex')::uuid AS dossier_id, d.number AS dossier, d.rule, d.clause, d.channel,
    CASE WHEN d.service = '' THEN d.accountable ELSE d.service END AS service,
    CASE WHEN d.service = '' THEN d.accountable_contact ELSE d.contact END AS contact,
    d.since, d.due_at, d.done_at, d.moved,
    CASE WHEN d.moved THEN NULL WHEN d.done_at IS NOT NULL THEN d.done_at <= d.due_at
        WHEN d.due_at < now() THEN false END AS kept
FROM dated d;

CREATE OR REPLACE VIEW reporting.events AS
SELECT n.id, encode(t.entity_id, 'hex')::uuid AS dossier_id, t.number AS dossier, n.occurred_at, n.recorded_at,
    l.code AS desk, n.type, n.means, n.outcome, n.toward, n.answer, n.understood, n.corrected, n.struck, n.set_aside
FROM guichet.told t CROSS JOIN unnest(t.entries) AS n
LEFT JOIN guichet.desk d ON d.desk_id = n.desk_id LEFT JOIN guichet.login l ON l.name = d.login
WHERE NOT t.restricted AND t.opened_month IS NOT NULL;

-- What an administrator reads with \d+, and most tools beside the columns.
COMMENT ON VIEW reporting.dossiers IS
    'One row to a dossier. Nothing of the citizen, of what anybody wrote, or of where it is but the sector. A restricted dossier is only counted: of it, nothing but the month in which it was opened.';
COMMENT ON COLUMN reporting.dossiers.id IS 'Identifier of the dossier, stable; NULL for a restricted one';
COMMENT ON COLUMN reporting.dossiers.number IS
    'Number of the dossier, as citizens are told it; NULL while its opening is not understood';
COMMENT ON COLUMN reporting.dossiers.restricted IS
    'Whether some of it is not for everyone (a confidential complaint, DEF-1), or has not reached the server: every other column but opened_month is then NULL';
COMMENT ON COLUMN reporting.dossiers.opened_month IS
    'First day of the civil month in which it was opened, at the counter (America/Toronto)';
COMMENT ON COLUMN reporting.dossiers.kind IS 'complaint, request, information, claim or comment (DEF-1, DEF-2)';
COMMENT ON COLUMN reporting.dossiers.status IS 'open or closed';
COMMENT ON COLUMN reporting.dossiers.channel IS
    'The way in, by the policy''s key: counter, phone, voicemail, email, letter, elected, web…';
COMMENT ON COLUMN reporting.dossiers.topic IS 'Topic, by its code in the directory; empty when none was chosen';
COMMENT ON COLUMN reporting.dossiers.service IS 'Service of the City accountable now, by its code (STAFF-1)';
COMMENT ON COLUMN reporting.dossiers.contact IS
    'Person of that service accountable now, by their code in the directory; empty for the service''s desk';
COMMENT ON COLUMN reporting.dossiers.referred_to IS
    'Outside body that the citizen was directed to, by its code; empty for none (ROUTE-1)';
COMMENT ON COLUMN reporting.dossiers.sector IS 'Sector of the City where it is; empty when it is not known';
COMMENT ON COLUMN reporting.dossiers.urgent IS 'Whether it was taken in as urgent';
COMMENT ON COLUMN reporting.dossiers.relayed IS 'Whether an elected official relays it (ELU-1)';
COMMENT ON COLUMN reporting.dossiers.first_contact IS 'Whether it was settled at the first contact (COM-8)';
COMMENT ON COLUMN reporting.dossiers.received_at IS 'When the City received it';
COMMENT ON COLUMN reporting.dossiers.opened_at IS 'When the dossier was opened';
COMMENT ON COLUMN reporting.dossiers.first_action_at IS
    'When the City first acted on it: an outreach, a transfer asked, a closing';
COMMENT ON COLUMN reporting.dossiers.agreed_for IS 'The date last agreed with the citizen (COM-10)';
COMMENT ON COLUMN reporting.dossiers.closed_at IS 'When it was closed; NULL while it is open';
COMMENT ON COLUMN reporting.dossiers.updated_at IS 'When the latest of its entries happened';
COMMENT ON COLUMN reporting.dossiers.outcome IS
    'Of a closed dossier: first_contact, settled, or referred (an outside body handles it)';
COMMENT ON COLUMN reporting.dossiers.satisfied IS
    'Whether the citizen is satisfied, at the last closing: yes, no or unknown (ELU-3, COM-11)';
COMMENT ON COLUMN reporting.dossiers.joined IS 'How many more reports of the same matter joined it';
COMMENT ON COLUMN reporting.dossiers.attempts IS 'How many outreaches were made, automatic messages not counted';
COMMENT ON COLUMN reporting.dossiers.reopened IS 'How many times it was taken up again (ELU-4)';
COMMENT ON COLUMN reporting.dossiers.conflicts IS
    'How many of its fields two desks said differently without seeing each other, not settled yet';
COMMENT ON COLUMN reporting.dossiers.linked_to IS
    'Number of the principal dossier about the same thing; empty for none';
COMMENT ON VIEW reporting.due_actions IS
    'One row to a thing that a rule of the policy makes owed on a dossier, done or not; none of restricted dossiers.';
COMMENT ON COLUMN reporting.due_actions.dossier_id IS 'Identifier of the dossier (dossiers.id)';
COMMENT ON COLUMN reporting.due_actions.dossier IS 'Number of the dossier';
COMMENT ON COLUMN reporting.due_actions.rule IS 'The policy''s rule, by its key';
COMMENT ON COLUMN reporting.due_actions.clause IS 'The policy''s clause: STAFF-3, STAFF-4, COM-10…';
COMMENT ON COLUMN reporting.due_actions.channel IS 'The channel whose hours count';
COMMENT ON COLUMN reporting.due_actions.service IS 'Service that owes it, by its code';
COMMENT ON COLUMN reporting.due_actions.contact IS 'Person who owes it, by their code; empty for the service''s desk';
COMMENT ON COLUMN reporting.due_actions.since IS 'The moment from which it counts';
COMMENT ON COLUMN reporting.due_actions.due_at IS
    'By when: the close of the first business day after, by the policy given to the last guichet server init and the City''s closures as they are now; or the date agreed (COM-10)';
COMMENT ON COLUMN reporting.due_actions.done_at IS 'When it was done; NULL while it is owed';
COMMENT ON COLUMN reporting.due_actions.moved IS
    'Whether another date agreed with the citizen took its place: it is then neither kept nor missed';
COMMENT ON COLUMN reporting.due_actions.kept IS
    'true when it was done in time; false when it was done late, or is owed and late now; NULL otherwise';
COMMENT ON VIEW reporting.events IS
    'One row to an entry of a dossier''s timeline, without what was written; none of restricted dossiers.';
COMMENT ON COLUMN reporting.events.id IS 'Identifier of the entry, stable';
COMMENT ON COLUMN reporting.events.dossier_id IS 'Identifier of the dossier (dossiers.id)';
COMMENT ON COLUMN reporting.events.dossier IS 'Number of the dossier';
COMMENT ON COLUMN reporting.events.occurred_at IS 'When it happened';
COMMENT ON COLUMN reporting.events.recorded_at IS 'When it was recorded';
COMMENT ON COLUMN reporting.events.desk IS 'Code of the desk that recorded it; NULL for one that is enrolled no more';
COMMENT ON COLUMN reporting.events.type IS 'Type of the entry: dossier.opened, dossier.contacted, dossier.closed…';
COMMENT ON COLUMN reporting.events.means IS
    'Of an outreach or a transfer asked: phone, voicemail, email, private_message, public_message, in_person, letter or web';
COMMENT ON COLUMN reporting.events.outcome IS 'Of an outreach: reached, message_left, no_answer, sent or automatic';
COMMENT ON COLUMN reporting.events.toward IS 'Of an outreach: citizen, official, director or colleague';
COMMENT ON COLUMN reporting.events.answer IS 'Of a transfer asked: yes, no or no_answer (STAFF-2)';
COMMENT ON COLUMN reporting.events.understood IS
    'Whether the server understands it: false for one of a newer version, or erased';
COMMENT ON COLUMN reporting.events.corrected IS
    'Whether a later entry set it right: the values here are the corrected ones';
COMMENT ON COLUMN reporting.events.struck IS 'Whether a later entry struck it: it counts no more';
COMMENT ON COLUMN reporting.events.set_aside IS 'Whether it lost when a conflict was settled: it counts no more';
