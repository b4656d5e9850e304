-- What a desk may ask (greet, push, pull, lacking, anchor) and an administrator (enrol, recover, status).
-- Replaced at each `guichet server init`; nothing here is data.
--
-- Own SQLSTATEs: GU001 fork, GU002 gap, GU003 stamps ahead, GU004 a body that cannot be kept (DETAIL: its
-- sequence), GU005 another desk's events, GU006 a login that is not enrolled, GU007 an author unknown,
-- GU008 a header that does not follow the one before, GU009 a change of the record.

DO $$
DECLARE
    former regprocedure;
BEGIN
    -- A function whose answer changed its shape cannot be replaced; one that a view stands on cannot be dropped.
    FOR former IN SELECT p.oid::regprocedure FROM pg_proc p
        WHERE p.pronamespace = 'guichet'::regnamespace AND p.prorettype <> 'trigger'::regtype
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid = p.oid
            AND d.classid = 'pg_rewrite'::regclass)
    LOOP
        EXECUTE format('DROP FUNCTION %s', former);
    END LOOP;
END $$;

-- MessagePack, as much of it as a header needs: the server links the chain by itself, from what it keeps. Plain
-- expressions, so that the planner puts them in place; `textsend` is ten times faster than `convert_to` and
-- follows client_encoding, which `push` pins.
CREATE OR REPLACE FUNCTION guichet.packed(value bigint) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
SELECT CASE
    WHEN value >= 4294967296 THEN '\xcf'::bytea || int8send(value)
    WHEN value BETWEEN -32 AND 127 THEN substr(int8send(value), 8)
    WHEN value >= 65536 THEN '\xce'::bytea || substr(int8send(value), 5)
    WHEN value >= 256 THEN '\xcd'::bytea || substr(int8send(value), 7)
    WHEN value >= 128 THEN '\xcc'::bytea || substr(int8send(value), 8)
    WHEN value >= -128 THEN '\xd0'::bytea || substr(int8send(value), 8)
    WHEN value >= -32768 THEN '\xd1'::bytea || substr(int8send(value), 7)
    WHEN value >= -2147483648 THEN '\xd2'::bytea || substr(int8send(value), 5)
    ELSE '\xd3'::bytea || int8send(value)
END $$;

CREATE OR REPLACE FUNCTION guichet.packed(value text) RETURNS bytea LANGUAGE sql STABLE AS $$
SELECT CASE
    WHEN octet_length(value) < 32 THEN substr(int4send(160 + octet_length(value)), 4)
    WHEN octet_length(value) < 256 THEN '\xd9'::bytea || substr(int4send(octet_length(value)), 4)
    WHEN octet_length(value) < 65536 THEN '\xda'::bytea || substr(int4send(octet_length(value)), 3)
    ELSE '\xdb'::bytea || int4send(octet_length(value))
END || textsend(value) $$;

CREATE OR REPLACE FUNCTION guichet.packed_many(ids bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
SELECT CASE WHEN octet_length(ids) < 256 THEN substr(int4send(144 + octet_length(ids) / 16), 4)
            ELSE '\xdc'::bytea || substr(int4send(octet_length(ids) / 16), 3) END
    || string_agg('\xc410'::bytea || substr(ids, 16 * at + 1, 16), ''::bytea ORDER BY at)
FROM generate_series(0, octet_length(ids) / 16 - 1) AS at $$;

CREATE OR REPLACE FUNCTION guichet.packed_ids(ids bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
SELECT CASE octet_length(ids)
    WHEN 0 THEN '\x90'::bytea
    WHEN 16 THEN '\x91c410'::bytea || ids
    ELSE guichet.packed_many(ids)
END $$;

CREATE OR REPLACE FUNCTION guichet.link_of(
    desk bytea, id bytea, seq bigint, stream text, entity bytea, type text, version integer, occurred bigint,
    occurred_offset integer, recorded bigint, recorded_offset integer, author bytea, parents bytea,
    body_digest bytea, prev_digest bytea
) RETURNS bytea LANGUAGE sql STABLE AS $$
SELECT sha256('\x9fc410'::bytea || id || '\xc410'::bytea || desk || guichet.packed(seq)
    || guichet.packed(stream) || '\xc410'::bytea || entity || guichet.packed(type) || guichet.packed(version)
    || guichet.packed(occurred) || guichet.packed(occurred_offset) || guichet.packed(recorded)
    || guichet.packed(recorded_offset) || '\xc410'::bytea || author || guichet.packed_ids(parents)
    || '\xc420'::bytea || body_digest || '\xc420'::bytea || prev_digest) $$;

CREATE OR REPLACE FUNCTION guichet.greet(
    OUT clock_ms bigint, OUT schema integer, OUT recovering boolean, OUT circles text[],
    OUT desks bytea[], OUT marks bigint[], OUT links bytea[], OUT late_ms bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own_role text;
BEGIN
    SELECT l.role INTO own_role FROM guichet.login l WHERE l.name = session_user;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'GU006', MESSAGE = 'this login is not a desk''s';
    END IF;
    PERFORM guichet.keep_up();
    UPDATE guichet.desk d SET seen_at = clock_timestamp() WHERE d.login = session_user
        AND (d.seen_at IS NULL OR d.seen_at < clock_timestamp() - interval '1 minute');
    clock_ms := floor(extract(epoch FROM clock_timestamp()) * 1000);
    SELECT s.schema, s.recovery_until > clock_timestamp(), floor(extract(epoch FROM s.late_at) * 1000)
        INTO schema, recovering, late_ms FROM guichet.server s;
    SELECT coalesce(array_agg(c.audience ORDER BY c.audience), '{}') INTO circles
        FROM guichet.circle c WHERE c.role = own_role;
    SELECT coalesce(array_agg(d.desk_id), '{}'), coalesce(array_agg(d.mark), '{}'),
        coalesce(array_agg(d.link), '{}') INTO desks, marks, links
        FROM guichet.desk d WHERE d.mark > 0;
END $$;

-- Of a push, what the server holds already: another link under the same sequence is a fork; a body that was
-- lacking is added when it is the one that its header names.
CREATE OR REPLACE FUNCTION guichet.compare(
    desk bytea, mark bigint, ids bytea[], seqs bigint[], streams text[], entities bytea[], types text[],
    versions integer[], hlcs bigint[], occurred bigint[], occurred_offsets integer[], recorded bigint[],
    recorded_offsets integer[], authors bytea[], parents bytea[], body_digests bytea[], prev_digests bytea[],
    payloads bytea[], salts bytea[], audiences text[]
) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    fork bigint;
    bad bigint;
    stamped boolean;
BEGIN
    SELECT min(u.seq) FILTER (WHERE e.link <> guichet.link_of(desk, u.id, u.seq, u.stream, u.entity, u.type, u.version, u.occurred,
        u.occurred_offset, u.recorded, u.recorded_offset, u.author, u.parents, u.body_digest, u.prev_digest)),
        min(u.seq) FILTER (WHERE u.payload IS NOT NULL AND sha256(u.salt || u.payload) <> u.body_digest),
        bool_or(e.hlc <> u.hlc)
    INTO fork, bad, stamped
    FROM unnest(ids, seqs, streams, entities, types, versions, hlcs, occurred, occurred_offsets, recorded,
        recorded_offsets, authors, parents, body_digests, prev_digests, payloads, salts)
        AS u(id, seq, stream, entity, type, version, hlc, occurred, occurred_offset, recorded,
            recorded_offset, author, parents, body_digest, prev_digest, payload, salt)
    JOIN guichet.event e ON e.desk_id = desk AND e.desk_seq = u.seq;
    IF fork IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'GU001', MESSAGE = 'another history under the same desk';
    ELSIF bad IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'GU004', MESSAGE = 'a body is not the one that its header names',
            DETAIL = bad::text;
    ELSIF stamped THEN
        RAISE EXCEPTION USING ERRCODE = 'GU002', MESSAGE = 'an event is held under another stamp';
    END IF;
    WITH found AS (
        DELETE FROM guichet.lacking l USING unnest(seqs, payloads, salts, audiences)
            AS u(seq, payload, salt, audience)
        WHERE l.desk_id = desk AND l.desk_seq = u.seq AND u.payload IS NOT NULL
        RETURNING u.seq, u.payload, u.salt, u.audience
    ), told AS (
        INSERT INTO guichet.revised (desk_id, desk_seq) SELECT desk, seq FROM found ON CONFLICT DO NOTHING
    )
    INSERT INTO guichet.body (desk_id, desk_seq, payload, salt, audience)
    SELECT desk, seq, payload, salt, audience FROM found;
    IF FOUND THEN
        UPDATE guichet.server SET late_at = clock_timestamp();
    END IF;
END $$;

-- One desk's events, in sequence. What is there already is compared and skipped; a body that was lacking is
-- added; the rest must follow the mark. `own` is the identity of the desk that asks: new to the server, it
-- becomes this login's. Returns the mark.
--
-- Everything is checked by whole arrays before anything is written. `unnest` stands in the list of what is selected,
-- where PostgreSQL takes element after element; in FROM it would first copy each array into a table of its own.
CREATE OR REPLACE FUNCTION guichet.push(
    own bytea, desk bytea, ids bytea[], seqs bigint[], streams text[], entities bytea[], types text[],
    versions integer[], hlcs bigint[], occurred bigint[], occurred_offsets integer[], recorded bigint[],
    recorded_offsets integer[], authors bytea[], parents bytea[], body_digests bytea[], prev_digests bytea[],
    payloads bytea[], salts bytea[], audiences text[]
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_encoding = 'UTF8' AS $$
#variable_conflict use_column
DECLARE
    held guichet.desk;
    recovering boolean;
    latest bigint;
    sent integer := cardinality(seqs);
    fresh integer;
    links bytea[];
    before bytea[];
    stray bigint;
    bad bigint;
BEGIN
    SELECT s.recovery_until > clock_timestamp() INTO recovering FROM guichet.server s;
    IF NOT EXISTS (SELECT FROM guichet.login l WHERE l.name = session_user) THEN
        RAISE EXCEPTION USING ERRCODE = 'GU006', MESSAGE = 'this login is not a desk''s';
    END IF;
    SELECT d.* INTO held FROM guichet.desk d WHERE d.desk_id = desk FOR UPDATE;
    IF NOT FOUND THEN
        IF own IS DISTINCT FROM desk AND NOT recovering THEN
            RAISE EXCEPTION USING ERRCODE = 'GU005', MESSAGE = 'another desk''s events';
        END IF;
        INSERT INTO guichet.desk (desk_id, login)
            VALUES (desk, CASE WHEN own = desk THEN session_user::name END) ON CONFLICT DO NOTHING;
        SELECT d.* INTO STRICT held FROM guichet.desk d WHERE d.desk_id = desk FOR UPDATE;
    END IF;
    IF held.login IS DISTINCT FROM session_user::name AND NOT recovering THEN
        RAISE EXCEPTION USING ERRCODE = 'GU005', MESSAGE = 'another desk''s events';
    END IF;
    IF sent IS NULL OR sent = 0 THEN
        RETURN held.mark;
    END IF;

    IF seqs[1] <= held.mark THEN
        PERFORM guichet.compare(desk, held.mark, ids, seqs, streams, entities, types, versions, hlcs, occurred,
            occurred_offsets, recorded, recorded_offsets, authors, parents, body_digests, prev_digests,
            payloads, salts, audiences);
    END IF;
    IF seqs IS DISTINCT FROM ARRAY(SELECT generate_series(seqs[1], seqs[1] + sent - 1))
        OR seqs[1] > held.mark + 1 THEN
        RAISE EXCEPTION USING ERRCODE = 'GU002', MESSAGE = 'the events do not follow what is held';
    END IF;
    IF seqs[1] <= held.mark THEN
        fresh := held.mark - seqs[1] + 2;
        IF fresh > sent THEN
            RETURN held.mark;
        END IF;
        ids := ids[fresh:]; seqs := seqs[fresh:]; streams := streams[fresh:]; entities := entities[fresh:];
        types := types[fresh:]; versions := versions[fresh:]; hlcs := hlcs[fresh:]; occurred := occurred[fresh:];
        occurred_offsets := occurred_offsets[fresh:]; recorded := recorded[fresh:];
        recorded_offsets := recorded_offsets[fresh:]; authors := authors[fresh:]; parents := parents[fresh:];
        body_digests := body_digests[fresh:]; prev_digests := prev_digests[fresh:]; payloads := payloads[fresh:];
        salts := salts[fresh:]; audiences := audiences[fresh:];
        sent := cardinality(seqs);
    END IF;
    latest := (floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint + 5 * 60 * 1000) << 16;
    IF latest + 65535 < (SELECT max(at) FROM unnest(hlcs) AS at) THEN
        RAISE EXCEPTION USING ERRCODE = 'GU003', MESSAGE = 'events are stamped more than five minutes ahead';
    END IF;
    IF 'agent' = ANY (streams) THEN
        INSERT INTO guichet.agent SELECT DISTINCT u.entity
            FROM unnest(streams, entities) AS u(stream, entity) WHERE u.stream = 'agent' ON CONFLICT DO NOTHING;
    END IF;
    IF NOT recovering AND EXISTS (
        SELECT FROM (SELECT DISTINCT unnest(authors) AS author) AS named
        WHERE named.author <> decode(repeat('00', 16), 'hex')
        AND NOT EXISTS (SELECT FROM guichet.agent a WHERE a.id = named.author)
        AND EXISTS (SELECT FROM unnest(streams, entities, authors) AS u(stream, entity, author)
            WHERE u.author = named.author AND NOT (u.stream = 'desk' AND u.entity = desk))
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'GU007', MESSAGE = 'an author that the record does not know';
    END IF;

    SELECT array_agg(guichet.link_of(desk, u.id, u.seq, u.stream, u.entity, u.type, u.version, u.occurred,
            u.occurred_offset, u.recorded, u.recorded_offset, u.author, u.parents, u.body_digest, u.prev_digest)),
        min(u.seq) FILTER (WHERE u.payload IS NOT NULL AND sha256(u.salt || u.payload) <> u.body_digest)
    INTO links, bad
    FROM (SELECT unnest(ids) AS id, unnest(seqs) AS seq, unnest(streams) AS stream, unnest(entities) AS entity,
        unnest(types) AS type, unnest(versions) AS version, unnest(occurred) AS occurred,
        unnest(occurred_offsets) AS occurred_offset, unnest(recorded) AS recorded,
        unnest(recorded_offsets) AS recorded_offset, unnest(authors) AS author, unnest(parents) AS parents,
        unnest(body_digests) AS body_digest, unnest(prev_digests) AS prev_digest, unnest(payloads) AS payload,
        unnest(salts) AS salt) AS u;
    before := array_prepend(held.link, links[1:sent - 1]);
    IF prev_digests IS DISTINCT FROM before THEN
        SELECT min(at) INTO stray FROM generate_series(1, sent) AS at WHERE prev_digests[at] IS DISTINCT FROM before[at];
        IF stray = 1 THEN
            RAISE EXCEPTION USING ERRCODE = 'GU001', MESSAGE = 'another history under the same desk';
        END IF;
        RAISE EXCEPTION USING ERRCODE = 'GU008', MESSAGE = 'a header does not follow the one before it',
            DETAIL = (held.mark + stray)::text;
    ELSIF bad IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'GU004', MESSAGE = 'a body is not the one that its header names',
            DETAIL = bad::text;
    END IF;

    INSERT INTO guichet.event (desk_id, desk_seq, id, stream, entity_id, type, version, hlc, occurred_at,
        occurred_offset, recorded_at, recorded_offset, author, parents, body_digest, prev_digest, link)
    SELECT desk, unnest(seqs), unnest(ids), unnest(streams), unnest(entities), unnest(types), unnest(versions),
        unnest(hlcs), unnest(occurred), unnest(occurred_offsets), unnest(recorded), unnest(recorded_offsets),
        unnest(authors), unnest(parents), unnest(body_digests), unnest(prev_digests), unnest(links);
    INSERT INTO guichet.body (desk_id, desk_seq, payload, salt, audience)
    SELECT desk, u.seq, u.payload, u.salt, u.audience
    FROM (SELECT unnest(seqs) AS seq, unnest(payloads) AS payload, unnest(salts) AS salt,
        unnest(audiences) AS audience) AS u WHERE u.payload IS NOT NULL;
    IF array_position(payloads, NULL) IS NOT NULL THEN
        INSERT INTO guichet.lacking (desk_id, desk_seq)
        SELECT desk, u.seq FROM unnest(seqs, payloads) AS u(seq, payload) WHERE u.payload IS NULL;
    END IF;
    UPDATE guichet.desk d SET mark = held.mark + sent, link = links[sent], seen_at = clock_timestamp()
        WHERE d.desk_id = desk;
    PERFORM pg_notify('guichet', '');
    RETURN held.mark + sent;
END $$;

-- The next events that a vector lacks, desk after desk in sequence, and one more than fits when some are left. A
-- body goes only to a desk whose role belongs to its audience; the others get its header.
CREATE OR REPLACE FUNCTION guichet.pull(desks bytea[], marks bigint[], most integer, most_bytes bigint)
RETURNS TABLE (
    id bytea, desk_id bytea, desk_seq bigint, stream text, entity_id bytea, type text, version integer,
    hlc bigint, occurred_at bigint, occurred_offset integer, recorded_at bigint, recorded_offset integer,
    author bytea, parents bytea, body_digest bytea, prev_digest bytea, payload bytea, salt bytea, audience text
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own_role text;
    readable text[];
    known record;
    given integer := 0;
    weight bigint := 0;
BEGIN
    SELECT l.role INTO own_role FROM guichet.login l WHERE l.name = session_user;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'GU006', MESSAGE = 'this login is not a desk''s';
    END IF;
    readable := ARRAY(SELECT c.audience FROM guichet.circle c WHERE c.role = own_role) || 'everyone'::text;
    FOR known IN
        SELECT d.desk_id AS desk, coalesce(v.mark, 0) AS mark FROM guichet.desk d
        LEFT JOIN unnest(desks, marks) AS v(desk, mark) ON v.desk = d.desk_id
        WHERE d.mark > coalesce(v.mark, 0) ORDER BY d.desk_id
    LOOP
        FOR id, desk_id, desk_seq, stream, entity_id, type, version, hlc, occurred_at, occurred_offset,
            recorded_at, recorded_offset, author, parents, body_digest, prev_digest, payload, salt, audience
        IN
            SELECT e.id, e.desk_id, e.desk_seq, e.stream, e.entity_id, e.type, e.version, e.hlc,
                e.occurred_at, e.occurred_offset, e.recorded_at, e.recorded_offset, e.author, e.parents,
                e.body_digest, e.prev_digest, b.payload, b.salt, b.audience
            FROM guichet.event e LEFT JOIN guichet.body b
                ON b.desk_id = e.desk_id AND b.desk_seq = e.desk_seq AND b.payload IS NOT NULL
                AND b.audience = ANY (readable)
            WHERE e.desk_id = known.desk AND e.desk_seq > known.mark
            ORDER BY e.desk_seq LIMIT most - given + 1
        LOOP
            RETURN NEXT;
            IF given >= most OR weight >= most_bytes THEN
                RETURN;
            END IF;
            given := given + 1;
            weight := weight + coalesce(octet_length(payload), 0);
        END LOOP;
    END LOOP;
END $$;

-- Headers whose body never came, in order after one of them.
CREATE OR REPLACE FUNCTION guichet.lacking(after_desk bytea, after_seq bigint, most integer)
RETURNS TABLE (desk_id bytea, desk_seq bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM guichet.login l WHERE l.name = session_user) THEN
        RAISE EXCEPTION USING ERRCODE = 'GU006', MESSAGE = 'this login is not a desk''s';
    END IF;
    RETURN QUERY SELECT l.desk_id, l.desk_seq FROM guichet.lacking l
        WHERE (l.desk_id, l.desk_seq) > (after_desk, after_seq) ORDER BY l.desk_id, l.desk_seq LIMIT most;
END $$;

-- For each desk, how far its chain reaches and its last link: the proof that two replicas hold the same record.
CREATE OR REPLACE FUNCTION guichet.anchor() RETURNS TABLE (desk_id bytea, mark bigint, link bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT d.desk_id, d.mark, d.link FROM guichet.desk d WHERE d.mark > 0 ORDER BY d.desk_id $$;

-- An administrator gives a login to a desk. The desk's identifier becomes this login's, whoever had it.
CREATE OR REPLACE FUNCTION guichet.enrol(login name, code text, role text, desk bytea)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
INSERT INTO guichet.login (name, code, role) VALUES (login, code, role)
    ON CONFLICT (name) DO UPDATE SET code = excluded.code, role = excluded.role, enrolled_at = now();
INSERT INTO guichet.desk (desk_id, login) VALUES (desk, login)
    ON CONFLICT (desk_id) DO UPDATE SET login = excluded.login $$;

-- An administrator opens the window for desks to bring back the events of others, or closes it (0 hours).
CREATE OR REPLACE FUNCTION guichet.recover(hours integer) RETURNS timestamptz
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
UPDATE guichet.server SET recovery_until = CASE WHEN hours > 0 THEN now() + make_interval(hours => hours)
    ELSE '-infinity' END, late_at = CASE WHEN hours > 0 THEN now() ELSE late_at END RETURNING recovery_until $$;

-- How the server stands, for an administrator.
CREATE OR REPLACE FUNCTION guichet.status(
    OUT schema integer, OUT recovery_until timestamptz, OUT events bigint, OUT lacking bigint, OUT bytes bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT s.schema, CASE WHEN s.recovery_until > now() THEN s.recovery_until END,
    (SELECT coalesce(sum(d.mark), 0)::bigint FROM guichet.desk d), (SELECT count(*) FROM guichet.lacking),
    pg_database_size(current_database()) FROM guichet.server s $$;

CREATE OR REPLACE FUNCTION guichet.desks() RETURNS TABLE (
    login name, code text, role text, desk_id bytea, mark bigint, seen_at timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT d.login, l.code, l.role, d.desk_id, d.mark, d.seen_at
FROM guichet.desk d LEFT JOIN guichet.login l ON l.name = d.login ORDER BY l.code NULLS LAST, d.desk_id $$;
