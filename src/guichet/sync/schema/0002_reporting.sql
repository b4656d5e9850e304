-- What the City's own tools read: each dossier as its events tell it, folded by the server. Reporting is one more reader
-- with a version vector: nothing here is written by a push, and everything can be dropped and folded again.

-- One thing owed, as the fold of a desk holds it; when it falls due is worked out where it is read.
CREATE TYPE guichet.owed AS (
    key text, rule text, clause text, channel text, since timestamptz, fixed timestamptz, done_at timestamptz,
    moved boolean, service text, contact text
);

-- One line of a timeline, without a word of what anybody wrote.
CREATE TYPE guichet.entry AS (
    desk_id bytea, desk_seq bigint, id uuid, occurred_at timestamptz, recorded_at timestamptz, type text,
    means text, outcome text, toward text, answer text, understood boolean, corrected boolean, struck boolean,
    set_aside boolean
);

-- A dossier, folded. Of a restricted one, only the month in which it was opened and which events are its own.
CREATE TABLE guichet.folded (
    entity_id       bytea PRIMARY KEY,
    restricted      boolean NOT NULL,
    opened_month    date,
    number          text,
    kind            text,
    status          text,
    channel         text,
    topic           text,
    service         text,
    contact         text,
    referred_to     text,
    sector          text,
    urgent          boolean,
    relayed         boolean,
    first_contact   boolean,
    received_at     timestamptz,
    opened_at       timestamptz,
    first_action_at timestamptz,
    agreed_for      timestamptz,
    closed_at       timestamptz,
    updated_at      timestamptz,
    outcome         text,
    satisfied       text,
    joined          integer,
    attempts        integer,
    reopened        integer,
    conflicts       integer,
    linked_to       text,
    due             guichet.owed[] NOT NULL,
    entries         guichet.entry[] NOT NULL
);

-- The vector of reporting: how far each desk's events are folded, and when that was.
CREATE TABLE guichet.reported (
    desk_id bytea PRIMARY KEY,
    mark    bigint NOT NULL,
    at      timestamptz NOT NULL
);

-- Events whose body came after they were folded.
CREATE TABLE guichet.revised (
    desk_id  bytea NOT NULL,
    desk_seq bigint NOT NULL,
    PRIMARY KEY (desk_id, desk_seq)
);

-- The policy's week, in minutes of the civil day from Monday (0): the City's own under '', and that of each channel with
-- hours of its own. And the policy's days without service, or that close early. Written by `guichet server init`.
CREATE TABLE guichet.hours (
    channel text NOT NULL,
    weekday integer NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    opens   integer NOT NULL,
    closes  integer NOT NULL,
    PRIMARY KEY (channel, weekday, opens)
);
CREATE TABLE guichet.holiday (
    day    date PRIMARY KEY,
    closes integer
);

-- Which fold made the rows: another one makes them again.
ALTER TABLE guichet.server ADD COLUMN fold text NOT NULL DEFAULT '';

-- The City's closures are few, and are read where they are needed.
CREATE INDEX event_calendar ON guichet.event (entity_id) WHERE stream = 'calendar';
