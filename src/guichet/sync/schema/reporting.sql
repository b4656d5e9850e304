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

-- What the server does by itself while a desk greets it: a twentieth of a second at most, twice a second at most. Nothing
-- that befalls it may stop a desk; the views are as exact without it, and `guichet server status` tells how far it is.
CREATE OR REPLACE FUNCTION guichet.keep_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM guichet.reported r WHERE r.at > clock_timestamp() - interval '500 milliseconds') THEN
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
