-- The record on the shared database: headers that nothing changes, bodies that only the lawful see, and how far
-- each desk reaches. The owner of these tables cannot sign in; desks reach them through functions alone.

-- The server itself: one row. `recovery_until` is the end of the window in which desks may bring back the
-- events of others (a server that was wiped or restored from a copy). `late_at` is when a body last came after its
-- header or such a window last opened: desks then ask again for what they hold sealed.
CREATE TABLE guichet.server (
    one            boolean PRIMARY KEY DEFAULT true CHECK (one),
    schema         integer NOT NULL,
    initialised_at timestamptz NOT NULL DEFAULT now(),
    recovery_until timestamptz NOT NULL DEFAULT '-infinity',
    late_at        timestamptz NOT NULL DEFAULT now()
);

-- A name under which a desk signs in: its code in dossier numbers, and its role.
CREATE TABLE guichet.login (
    name        name PRIMARY KEY,
    code        text NOT NULL,
    role        text NOT NULL,
    enrolled_at timestamptz NOT NULL DEFAULT now()
);

-- Which roles of desks belong to a restricted circle. 'everyone' is not one of them.
CREATE TABLE guichet.circle (
    audience text NOT NULL CHECK (audience NOT IN ('', 'everyone')),
    role     text NOT NULL,
    PRIMARY KEY (audience, role)
);
INSERT INTO guichet.circle (audience, role) VALUES ('confidential', 'manager');

-- The version vector: for each desk, the highest sequence without a hole, the digest of its last header, and
-- the login whose own it is. A desk that others brought back belongs to nobody until it is enrolled again.
CREATE TABLE guichet.desk (
    desk_id   bytea PRIMARY KEY CHECK (octet_length(desk_id) = 16),
    login     name REFERENCES guichet.login (name),
    mark      bigint NOT NULL DEFAULT 0,
    link      bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
    seen_at   timestamptz
);

CREATE TABLE guichet.event (
    desk_id         bytea NOT NULL,
    desk_seq        bigint NOT NULL,
    id              bytea NOT NULL,
    stream          text NOT NULL,
    entity_id       bytea NOT NULL,
    type            text NOT NULL,
    version         integer NOT NULL,
    hlc             bigint NOT NULL,
    occurred_at     bigint NOT NULL,
    occurred_offset integer NOT NULL,
    recorded_at     bigint NOT NULL,
    recorded_offset integer NOT NULL,
    author          bytea NOT NULL,
    parents         bytea NOT NULL,
    body_digest     bytea NOT NULL,
    prev_digest     bytea NOT NULL,
    link            bytea NOT NULL,
    PRIMARY KEY (desk_id, desk_seq),
    CHECK (desk_seq > 0 AND octet_length(id) = 16 AND octet_length(entity_id) = 16
           AND octet_length(author) = 16 AND octet_length(parents) % 16 = 0
           AND octet_length(body_digest) = 32 AND octet_length(prev_digest) = 32)
);
CREATE UNIQUE INDEX event_id ON guichet.event (id);

-- No row: the body never came (sealed where the header came from). A row without payload: erased under the law.
CREATE TABLE guichet.body (
    desk_id  bytea NOT NULL,
    desk_seq bigint NOT NULL,
    payload  bytea,
    salt     bytea NOT NULL,
    audience text NOT NULL CHECK (audience <> ''),
    PRIMARY KEY (desk_id, desk_seq)
);

-- Headers whose body never came: a desk that holds it brings it.
CREATE TABLE guichet.lacking (
    desk_id  bytea NOT NULL,
    desk_seq bigint NOT NULL,
    PRIMARY KEY (desk_id, desk_seq)
);

-- Persons of the record: an author is one of them, or nobody.
CREATE TABLE guichet.agent (
    id bytea PRIMARY KEY
);

CREATE FUNCTION guichet.unchanging() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'GU009', MESSAGE = 'the record is only ever added to';
END $$;

CREATE TRIGGER unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON guichet.event
    FOR EACH STATEMENT EXECUTE FUNCTION guichet.unchanging();
CREATE TRIGGER unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON guichet.body
    FOR EACH STATEMENT EXECUTE FUNCTION guichet.unchanging();
CREATE TRIGGER unchanging BEFORE DELETE OR TRUNCATE ON guichet.desk
    FOR EACH STATEMENT EXECUTE FUNCTION guichet.unchanging();
