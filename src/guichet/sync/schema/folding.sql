-- The fold of a dossier on the server: what `domain/dossier.py` and `domain/ordering.py` say, word for word, as far as
-- it is reported (tests/sync/postgres/test_reporting.py holds them together). Functions are replaced, never dropped:
-- views stand on them. Free texts are not looked at; what is not understood keeps its place and changes nothing.

CREATE OR REPLACE FUNCTION guichet.moment(us bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
SELECT '1970-01-01 00:00:00+00'::timestamptz
    + least(greatest(us, -62135596800000000), 253402300799999999) * '1 microsecond'::interval $$;

CREATE OR REPLACE FUNCTION guichet.month_of(at timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
SELECT date_trunc('month', at AT TIME ZONE 'America/Toronto')::date $$;

CREATE OR REPLACE FUNCTION guichet.known_id(said text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
SELECT CASE WHEN replace(said, '-', '') ~ '^[0-9a-fA-F]{32}$' THEN decode(replace(said, '-', ''), 'hex') END $$;

-- Whether what is said has the form that its type promises (`domain/payloads.py`).
CREATE OR REPLACE FUNCTION guichet.holds(type text, said jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
SELECT coalesce(jsonb_typeof(said) = 'object' AND CASE type
    WHEN 'dossier.opened' THEN said @@ '$.number.type() == "string" && $.channel.type() == "string"
        && $.service.type() == "string" && $.kind like_regex "^(complaint|request|information|claim|comment)$"
        && $.received_at like_regex "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$"
        && (!exists($.contact) || $.contact.type() == "string") && (!exists($.topic) || $.topic.type() == "string")
        && (!exists($.referred_to) || $.referred_to.type() == "string") && (!exists($.urgent) || $.urgent.type() == "boolean")
        && (!exists($.place) || $.place.type() == "object") && (!exists($.place.sector) || $.place.sector.type() == "string")
        && (!exists($.confidential) || $.confidential.type() == "boolean")
        && (!exists($.settled) || $.settled.type() == "string" || $.settled.type() == "null")
        && (!exists($.relayed_by) || $.relayed_by.type() == "string")'::jsonpath
    WHEN 'dossier.commented' THEN said @@ '$.text.type() == "string"'::jsonpath
    WHEN 'dossier.contacted' THEN said @@ '$.means like_regex
            "^(phone|voicemail|email|private_message|public_message|in_person|letter|web)$"
        && $.outcome like_regex "^(reached|message_left|no_answer|sent|automatic)$"
        && !exists($.toward ? (@.type() != "string" || !(@ like_regex "^(citizen|official|director|colleague)$")))'::jsonpath
    WHEN 'dossier.assigned' THEN said @@ '$.service.type() == "string"
        && (!exists($.contact) || $.contact.type() == "string") && (!exists($.topic) || $.topic.type() == "string")
        && (!exists($.referred_to) || $.referred_to.type() == "string")'::jsonpath
    WHEN 'dossier.transfer_asked' THEN said @@ '$.service.type() == "string" && $.contact.type() == "string"
        && $.means like_regex "^(phone|voicemail|email|private_message|public_message|in_person|letter|web)$"
        && $.answer like_regex "^(yes|no|no_answer)$"
        && $.asked_at like_regex "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$"'::jsonpath
    WHEN 'dossier.promised' THEN said @@
        '$.due like_regex "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$"'::jsonpath
    WHEN 'dossier.closed' THEN said @@ '$.outcome.type() == "string" && $.told.type() == "string"
        && !exists($.satisfied ? (@.type() != "string" || !(@ like_regex "^(yes|no|unknown)$")))'::jsonpath
    WHEN 'dossier.reopened' THEN said @@ '$.reason.type() == "string"'::jsonpath
    WHEN 'dossier.escalated' THEN said @@ '$.service.type() == "string" && $.contact.type() == "string"
        && $.reason.type() == "string" && $.official.type() == "string"'::jsonpath
    WHEN 'dossier.joined' THEN said @@ '$.channel.type() == "string"
        && $.received_at like_regex "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$"'::jsonpath
    WHEN 'dossier.linked' THEN said @@ '$.principal.type() == "string" && $.number.type() == "string"'::jsonpath
    WHEN 'dossier.sealed' THEN said @@ '$.number.type() == "string"'::jsonpath
    WHEN 'dossier.confined' THEN said @@ '$.circle.type() == "string" && $.reason.type() == "string"'::jsonpath
    WHEN 'dossier.unsealed' THEN said @@ '$.reason.type() == "string" && $.opening.type() == "object"'::jsonpath
    WHEN 'dossier.rated' THEN said @@ '$.round.type() == "string"
        && $.response like_regex "^(answered|refused|not_reached)$"'::jsonpath
    WHEN 'dossier.corrected' THEN said @@ '$.target.type() == "string" && $.reason.type() == "string"
        && (!exists($.retract) || $.retract.type() == "boolean") && (!exists($.fields) || $.fields.type() == "object")'::jsonpath
    WHEN 'dossier.conflict_settled' THEN said @@ '$.keep.type() == "string" && $.set_aside.type() == "array"
        && !exists($.set_aside[*] ? (@.type() != "string"))'::jsonpath
    ELSE false END
    AND said @@ '(!exists($.owed) || $.owed.type() == "array") && (!exists($.discharges) || $.discharges.type() == "array")
        && !exists($.owed[*] ? (!(@.rule.type() == "string" && @.clause.type() == "string")))
        && !exists($.discharges[*] ? (@.type() != "string"))'::jsonpath, false) $$;

-- What a body says, NULL when a newer version wrote it, when it is sealed, erased, or not what it promises.
CREATE OR REPLACE FUNCTION guichet.said(type text, version integer, payload bytea) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    words text;
    document jsonb;
BEGIN
    IF payload IS NULL OR version <> 1 THEN
        RETURN NULL;
    END IF;
    words := convert_from(payload, 'UTF8');
    IF position('\u0000' IN words) > 0 THEN -- which jsonb refuses; no reported field may hold it
        words := regexp_replace(words, '(?<!\\)((\\\\)*)\\u0000', '\1', 'g');
    END IF;
    document := words::jsonb;
    RETURN CASE WHEN guichet.holds(type, document) THEN document END;
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END $$;

-- The same of an entry of the calendar.
CREATE OR REPLACE FUNCTION guichet.closure_said(type text, version integer, payload bytea) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    document jsonb;
BEGIN
    IF payload IS NULL OR version <> 1 THEN
        RETURN NULL;
    END IF;
    document := convert_from(payload, 'UTF8')::jsonb;
    IF type = 'closure.defined' THEN
        PERFORM (document->>'date')::date, (document->>'closes_at')::time;
        RETURN CASE WHEN document->>'date' IS NOT NULL THEN document END;
    END IF;
    RETURN document;
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END $$;

-- The places of events given by rank (hlc, desk, sequence), parents before children: by rank where that is causal
-- already, else by a topological pass; what is left of a cycle, which can only be forged, by rank.
CREATE OR REPLACE FUNCTION guichet.causal_order(event_ids bytea[], saw bytea[]) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    count integer := cardinality(event_ids);
    found integer[] := '{}';
    waits_for integer[];
    placed boolean[] := array_fill(false, ARRAY[count]);
    lies boolean := false;
    at integer;
    parent integer;
BEGIN
    FOR here IN 1 .. count LOOP
        FOR nth IN 0 .. octet_length(saw[here]) / 16 - 1 LOOP
            lies := lies OR array_position(event_ids, substr(saw[here], 16 * nth + 1, 16)) > here;
        END LOOP;
        EXIT WHEN lies;
    END LOOP;
    IF lies THEN
        WHILE cardinality(found) < count LOOP
            at := NULL;
            <<candidates>>
            FOR here IN 1 .. count LOOP
                CONTINUE WHEN placed[here];
                FOR nth IN 0 .. octet_length(saw[here]) / 16 - 1 LOOP
                    parent := array_position(event_ids, substr(saw[here], 16 * nth + 1, 16));
                    CONTINUE candidates WHEN parent <> here AND NOT placed[parent];
                END LOOP;
                at := here;
                EXIT;
            END LOOP;
            EXIT WHEN at IS NULL;
            placed[at] := true;
            found := found || at;
        END LOOP;
    END IF;
    FOR here IN 1 .. count LOOP
        IF NOT placed[here] THEN
            found := found || here;
        END IF;
    END LOOP;
    RETURN found;
END $$;

-- What an event makes owed, added to what is owed already.
CREATE OR REPLACE FUNCTION guichet.owing(
    due guichet.owed[], event bytea, items jsonb, channel text, since timestamptz
) RETURNS guichet.owed[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    item jsonb;
    one guichet.owed;
    at integer;
BEGIN
    FOR item IN SELECT * FROM jsonb_array_elements(items) LOOP
        one := ROW(
            (item->>'rule') || ':' || encode(substr(event, 11), 'hex')
                || coalesce(':' || right(nullif(item->>'citizen', ''), 12), ''),
            item->>'rule', item->>'clause', channel, since, (item->>'due')::timestamptz, NULL, false,
            coalesce(item->>'service', ''), coalesce(item->>'contact', '')
        );
        at := cardinality(due) + 1;
        FOR known IN 1 .. cardinality(due) LOOP
            IF due[known].key = one.key THEN
                at := known;
            END IF;
        END LOOP;
        due[at] := one;
    END LOOP;
    RETURN due;
END $$;

CREATE OR REPLACE FUNCTION guichet.discharging(due guichet.owed[], keys jsonb, done timestamptz)
RETURNS guichet.owed[] LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    FOR known IN 1 .. cardinality(due) LOOP
        IF due[known].done_at IS NULL AND keys ? due[known].key THEN
            due[known].done_at := done;
        END IF;
    END LOOP;
    RETURN due;
END $$;

-- Of which fields an entry has a say, for conflicts.
CREATE OR REPLACE FUNCTION guichet.touched(type text, said jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
SELECT CASE
    WHEN said IS NULL THEN '{}'
    WHEN type = 'dossier.assigned' AND coalesce(said->>'topic', '') <> '' THEN '{topic,accountable}'
    WHEN type IN ('dossier.assigned', 'dossier.escalated') THEN '{accountable}'
    WHEN type = 'dossier.transfer_asked' AND said->>'answer' = 'yes' THEN '{accountable}'
    WHEN type IN ('dossier.closed', 'dossier.reopened') THEN '{status}'
    WHEN type = 'dossier.promised' THEN '{promised}'
    WHEN type = 'dossier.corrected' THEN ARRAY['entry:' || (said->>'target')]
    ELSE '{}' END::text[] $$;

-- How many fields are said differently by events that did not see each other. All arrays are in causal order.
CREATE OR REPLACE FUNCTION guichet.conflicts(event_ids bytea[], saw bytea[], types text[], bodies jsonb[])
RETURNS integer LANGUAGE plpgsql STABLE AS $$
DECLARE
    count integer := cardinality(event_ids);
    before bit varying[] := '{}';
    mask bit varying;
    fields text[];
    disputed text[] := '{}';
    touching record;
    parent integer;
    settled jsonb;
BEGIN
    FOR here IN 1 .. count LOOP
        mask := repeat('0', count)::bit varying;
        FOR nth IN 0 .. octet_length(saw[here]) / 16 - 1 LOOP
            parent := array_position(event_ids, substr(saw[here], 16 * nth + 1, 16));
            IF parent < here THEN
                mask := set_bit(mask | before[parent], parent - 1, 1);
            END IF;
        END LOOP;
        before[here] := mask;
    END LOOP;
    SELECT jsonb_agg((SELECT jsonb_agg(encode(guichet.known_id(name), 'hex'))
        FROM jsonb_array_elements_text(body->'set_aside' || (body->'keep')) AS name))
        INTO settled FROM unnest(types, bodies) AS u(type, body)
        WHERE type = 'dossier.conflict_settled' AND body IS NOT NULL;
    FOR touching IN
        SELECT field, array_agg(place ORDER BY place) AS places
        FROM unnest(types, bodies) WITH ORDINALITY AS u(type, body, place), unnest(guichet.touched(type, body)) AS field
        GROUP BY field HAVING count(*) > 1
    LOOP
        <<pairs>>
        FOR right_at IN 2 .. cardinality(touching.places) LOOP
            FOR left_at IN 1 .. right_at - 1 LOOP
                IF get_bit(before[touching.places[right_at]], touching.places[left_at]::integer - 1) = 0
                    AND (types[touching.places[left_at]] <> types[touching.places[right_at]]
                        OR bodies[touching.places[left_at]] <> bodies[touching.places[right_at]])
                    AND NOT EXISTS (SELECT FROM jsonb_array_elements(settled) AS names
                        WHERE names ? encode(event_ids[touching.places[left_at]], 'hex')
                        AND names ? encode(event_ids[touching.places[right_at]], 'hex'))
                THEN
                    disputed := disputed || touching.field;
                    EXIT pairs;
                END IF;
            END LOOP;
        END LOOP;
    END LOOP;
    RETURN cardinality(disputed);
END $$;

-- The fold itself, over events in causal order.
CREATE OR REPLACE FUNCTION guichet.apply(
    told guichet.folded, desks bytea[], seqs bigint[], event_ids bytea[], types text[], bodies jsonb[],
    occurred timestamptz[], recorded timestamptz[]
) RETURNS guichet.folded LANGUAGE plpgsql STABLE AS $$
DECLARE
    due guichet.owed[] := '{}';
    entries guichet.entry[] := '{}';
    aside bytea[] := '{}';
    struck bytea[] := '{}';
    fields jsonb[] := '{}';
    retracted boolean[] := '{}';
    kind text;
    said jsonb;
    at timestamptz;
    target integer;
    confidential boolean := false;
BEGIN
    IF types && '{dossier.corrected,dossier.conflict_settled}'::text[] THEN
        FOR here IN 1 .. cardinality(types) LOOP
            said := bodies[here];
            IF types[here] = 'dossier.conflict_settled' AND said IS NOT NULL THEN
                aside := array_remove(aside, guichet.known_id(said->>'keep'))
                    || ARRAY(SELECT guichet.known_id(n) FROM jsonb_array_elements_text(said->'set_aside') AS n);
            ELSIF types[here] = 'dossier.corrected' AND said->>'retract' = 'true' THEN
                struck := struck || guichet.known_id(said->>'target');
            END IF;
        END LOOP;
        FOR here IN 1 .. cardinality(types) LOOP
            said := bodies[here];
            IF types[here] = 'dossier.corrected' AND said IS NOT NULL
                AND array_position(struck || aside, event_ids[here]) IS NULL
            THEN
                target := array_position(event_ids, guichet.known_id(said->>'target'));
                IF target IS NOT NULL THEN
                    fields[target] := coalesce(fields[target], '{}') || coalesce(said->'fields', '{}');
                    retracted[target] := coalesce(retracted[target], false) OR coalesce(said->>'retract' = 'true', false);
                END IF;
            END IF;
        END LOOP;
    END IF;

    told.status := 'open';
    told.urgent := false;
    told.relayed := false;
    told.first_contact := false;
    told.joined := 0;
    told.attempts := 0;
    told.reopened := 0;
    told.linked_to := '';
    FOR here IN 1 .. cardinality(types) LOOP
        kind := types[here];
        said := bodies[here];
        at := occurred[here];
        IF fields[here] <> '{}' AND guichet.holds(kind, said || fields[here]) THEN
            said := said || fields[here];
        END IF;
        told.updated_at := greatest(told.updated_at, at);
        entries := entries || ROW(
            desks[here], seqs[here], encode(event_ids[here], 'hex')::uuid, at, recorded[here], kind,
            CASE WHEN kind IN ('dossier.contacted', 'dossier.transfer_asked') THEN said->>'means' END,
            CASE WHEN kind = 'dossier.contacted' THEN said->>'outcome' END,
            CASE WHEN kind = 'dossier.contacted' AND said IS NOT NULL THEN coalesce(said->>'toward', 'citizen') END,
            CASE WHEN kind = 'dossier.transfer_asked' THEN said->>'answer' END,
            said IS NOT NULL, fields[here] IS NOT NULL, coalesce(retracted[here], false),
            array_position(aside, event_ids[here]) IS NOT NULL
        )::guichet.entry;
        CONTINUE WHEN said IS NULL OR (kind <> 'dossier.opened'
            AND (coalesce(retracted[here], false) OR array_position(aside, event_ids[here]) IS NOT NULL));
        CASE kind
        WHEN 'dossier.opened' THEN
            told.number := said->>'number';
            told.kind := said->>'kind';
            told.channel := said->>'channel';
            told.received_at := (said->>'received_at')::timestamptz;
            told.opened_at := at;
            told.topic := coalesce(said->>'topic', '');
            told.service := said->>'service';
            told.contact := coalesce(said->>'contact', '');
            told.referred_to := coalesce(said->>'referred_to', '');
            told.sector := coalesce(said->'place'->>'sector', '');
            told.urgent := coalesce((said->>'urgent')::boolean, false);
            told.relayed := coalesce(said->>'relayed_by', '') <> '';
            confidential := confidential OR coalesce((said->>'confidential')::boolean, false);
            IF said->>'settled' IS NOT NULL THEN
                told.first_contact := true;
                told.status := 'closed';
                told.closed_at := at;
                told.first_action_at := at;
                told.satisfied := 'unknown';
                told.outcome := 'first_contact';
            END IF;
            due := guichet.owing(due, event_ids[here], said->'owed', told.channel, told.received_at);
        WHEN 'dossier.contacted' THEN
            CONTINUE WHEN said->>'outcome' = 'automatic';
            told.attempts := told.attempts + 1;
            told.first_action_at := coalesce(told.first_action_at, at);
            IF said->>'means' <> 'public_message' AND said->>'outcome' <> 'no_answer' THEN
                due := guichet.discharging(due, said->'discharges', at);
            END IF;
        WHEN 'dossier.assigned' THEN
            told.service := said->>'service';
            told.contact := coalesce(said->>'contact', '');
            told.referred_to := coalesce(said->>'referred_to', '');
            told.topic := coalesce(nullif(said->>'topic', ''), told.topic);
        WHEN 'dossier.transfer_asked' THEN
            told.first_action_at := coalesce(told.first_action_at, at);
            IF said->>'answer' = 'yes' THEN
                told.service := said->>'service';
                told.contact := said->>'contact';
            END IF;
            due := guichet.owing(due, event_ids[here], said->'owed', told.channel, (said->>'asked_at')::timestamptz);
        WHEN 'dossier.promised' THEN
            FOR known IN 1 .. cardinality(due) LOOP
                IF due[known].rule = 'promised' AND due[known].done_at IS NULL THEN
                    due[known].done_at := at;
                    due[known].moved := true;
                END IF;
            END LOOP;
            told.agreed_for := (said->>'due')::timestamptz;
            due := guichet.owing(due, event_ids[here], jsonb_build_array(
                jsonb_build_object('rule', 'promised', 'clause', 'COM-10', 'due', said->'due')), told.channel, at);
        WHEN 'dossier.closed' THEN
            told.status := 'closed';
            told.closed_at := at;
            told.first_action_at := coalesce(told.first_action_at, at);
            told.satisfied := coalesce(said->>'satisfied', 'unknown');
            told.outcome := 'settled';
            due := guichet.discharging(due, said->'discharges', at);
            due := guichet.owing(due, event_ids[here], said->'owed', told.channel, at);
        WHEN 'dossier.reopened' THEN
            told.status := 'open';
            told.closed_at := NULL;
            told.outcome := NULL;
            told.reopened := told.reopened + 1;
            due := guichet.owing(due, event_ids[here], said->'owed', told.channel, at);
        WHEN 'dossier.escalated' THEN
            told.first_action_at := coalesce(told.first_action_at, at);
            told.service := said->>'service';
            told.contact := said->>'contact';
            told.referred_to := '';
            told.relayed := said->>'official' <> '';
            due := guichet.owing(due, event_ids[here], said->'owed', told.channel, at);
        WHEN 'dossier.joined' THEN
            told.joined := told.joined + 1;
            due := guichet.owing(due, event_ids[here], said->'owed', said->>'channel', (said->>'received_at')::timestamptz);
        WHEN 'dossier.linked' THEN
            told.linked_to := said->>'number';
        WHEN 'dossier.sealed', 'dossier.confined', 'dossier.unsealed' THEN
            confidential := true; -- opened to everyone again, its earlier entries stay for the circle
        ELSE -- comments, corrections, settled conflicts: they change nothing by themselves
        END CASE;
    END LOOP;
    IF told.outcome = 'settled' AND told.referred_to <> '' THEN
        told.outcome := 'referred';
    END IF;
    told.due := due;
    told.entries := entries;
    IF confidential THEN
        told := ROW(told.entity_id, true, told.opened_month);
        told.due := '{}';
    END IF;
    RETURN told;
END $$;

-- A dossier as its events tell it: those that are folded already, and those given. Fails closed: of a dossier with one
-- body that not everyone may read, that never came, or that breaks the fold, only the month of its opening is told.
CREATE OR REPLACE FUNCTION guichet.fold(entity bytea, desks bytea[], seqs bigint[]) RETURNS guichet.folded
LANGUAGE plpgsql STABLE AS $$
DECLARE
    told guichet.folded;
    event_ids bytea[];
    saw bytea[];
    types text[];
    bodies jsonb[];
    occurred timestamptz[];
    recorded timestamptz[];
    in_line boolean := true;
BEGIN
    SELECT array_agg(e.desk_id), array_agg(e.desk_seq), array_agg(e.id), array_agg(e.parents), array_agg(e.type),
        array_agg(guichet.said(e.type, e.version, e.payload)), array_agg(guichet.moment(e.occurred_at)),
        array_agg(guichet.moment(e.recorded_at)), bool_or(e.audience IS DISTINCT FROM 'everyone'),
        min(guichet.month_of(guichet.moment(e.occurred_at))) FILTER (WHERE e.type = 'dossier.opened')
    INTO desks, seqs, event_ids, saw, types, bodies, occurred, recorded, told.restricted, told.opened_month
    FROM (
        SELECT e.*, b.payload, b.audience
        FROM (
            SELECT k.desk, k.seq FROM unnest(desks, seqs) AS k(desk, seq)
            UNION SELECT n.desk_id, n.desk_seq FROM guichet.folded f, unnest(f.entries) AS n WHERE f.entity_id = entity
        ) AS k
        JOIN guichet.event e ON e.desk_id = k.desk AND e.desk_seq = k.seq
        LEFT JOIN guichet.body b ON b.desk_id = k.desk AND b.desk_seq = k.seq
        ORDER BY e.hlc, e.desk_id, e.desk_seq
    ) AS e;
    told.entity_id := entity;
    told.due := '{}';
    IF NOT told.restricted THEN
        FOR here IN 1 .. cardinality(event_ids) LOOP
            in_line := in_line AND saw[here] = CASE here WHEN 1 THEN ''::bytea ELSE event_ids[here - 1] END;
        END LOOP;
        IF NOT in_line THEN
            SELECT array_agg(desks[p] ORDER BY nth), array_agg(seqs[p] ORDER BY nth),
                array_agg(event_ids[p] ORDER BY nth), array_agg(saw[p] ORDER BY nth), array_agg(types[p] ORDER BY nth),
                array_agg(bodies[p] ORDER BY nth), array_agg(occurred[p] ORDER BY nth),
                array_agg(recorded[p] ORDER BY nth)
            INTO desks, seqs, event_ids, saw, types, bodies, occurred, recorded
            FROM unnest(guichet.causal_order(event_ids, saw)) WITH ORDINALITY AS u(p, nth);
        END IF;
        BEGIN
            told := guichet.apply(told, desks, seqs, event_ids, types, bodies, occurred, recorded);
            IF NOT told.restricted THEN
                told.conflicts := CASE WHEN in_line THEN 0 ELSE guichet.conflicts(event_ids, saw, types, bodies) END;
            END IF;
        EXCEPTION WHEN data_exception THEN
            told.restricted := true;
        END;
    END IF;
    IF told.restricted THEN
        SELECT array_agg(
            ROW(d, s, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::guichet.entry
        ) INTO told.entries FROM unnest(desks, seqs) AS k(d, s);
    END IF;
    RETURN told;
END $$;
