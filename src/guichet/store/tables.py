"""The tables of the local store, declared once with SQLModel.

Only the record (`event`, `event_body`, `meta`, `draft`, and what the exchange keeps) ever migrates; the rest are
projections that are dropped and refolded. Statements are SQL text on the driver: SQLModel is loaded to create or migrate, never to run
(FACTS.md: it costs more than the window itself).
"""

from sqlalchemy import Column, Index, LargeBinary, MetaData, text
from sqlmodel import Field, SQLModel

record = MetaData()
projections = MetaData()


class EventRow(SQLModel, table=True):
    """An event's header, never erased; `seq` is the order of arrival at this desk."""

    metadata = record
    __tablename__ = "event"
    __table_args__ = (
        Index("event_desk", "desk_id", "desk_seq", unique=True),
        Index("event_entity", "entity_id", "hlc"),
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False, unique=True))
    desk_id: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False))
    desk_seq: int
    stream: str
    entity_id: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False))
    type: str
    version: int
    hlc: int
    occurred_at: int
    occurred_offset: int
    recorded_at: int
    recorded_offset: int
    author: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False))
    parents: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    body_digest: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False))
    prev_digest: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False))


class EventBodyRow(SQLModel, table=True):
    """An event's body: the bytes that were hashed, their salt, and who may read them."""

    metadata = record
    __tablename__ = "event_body"

    seq: int = Field(primary_key=True)
    payload: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    salt: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    audience: str


class MetaRow(SQLModel, table=True):
    """A fact of this desk alone: its identity, its counters, its last stamp, its window."""

    metadata = record
    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str


class DraftRow(SQLModel, table=True):
    """An intake that is being typed: kept within a second, gone when saved or discarded (promise 1)."""

    metadata = record
    __tablename__ = "draft"

    id: str = Field(primary_key=True)
    agent: str
    content: str
    updated_at: int


class OwnDeskRow(SQLModel, table=True):
    """An identifier of this desk, present or former, and how far the shared database has acknowledged it."""

    metadata = record
    __tablename__ = "own_desk"

    desk_id: bytes = Field(sa_column=Column(LargeBinary(16), primary_key=True, nullable=False))
    sent: int


class SealedRow(SQLModel, table=True):
    """An event that came without its body: sealed from this desk, or not there yet."""

    metadata = record
    __tablename__ = "sealed"

    desk_id: bytes = Field(sa_column=Column(LargeBinary(16), primary_key=True, nullable=False))
    desk_seq: int = Field(primary_key=True)


class QuarantineRow(SQLModel, table=True):
    """An event that the shared database cannot keep (its body stays here), or that could not be kept here."""

    metadata = record
    __tablename__ = "quarantine"

    desk_id: bytes = Field(sa_column=Column(LargeBinary(16), primary_key=True, nullable=False))
    desk_seq: int = Field(primary_key=True)
    refused_there: int
    reason: str
    kept: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    at: int


class DossierRow(SQLModel, table=True):
    """A dossier as lists and filters need it. Times are Unix microseconds."""

    metadata = projections
    __tablename__ = "dossier"
    __table_args__ = (
        Index("dossier_number", "number"),
        Index("dossier_status", "status", "id"),
        Index("dossier_service", "service", "status", "id"),
        Index("dossier_citizen", "citizen_id"),
        Index(
            "dossier_open_topic",
            "topic",
            "received_at",
            "service",
            "next_due",
            sqlite_where=text("status = 'open'"),
        ),
        Index("dossier_open_street", "street", "received_at", sqlite_where=text("status = 'open'")),
        Index(
            "dossier_received",
            "received_at",
            "service",
            "topic",
            "channel",
            "sector",
            "first_contact",
            "sent_back",
            "joined",
            "first_action_at",
        ),
        Index("dossier_linked", "linked_to", sqlite_where=text("linked_to != ''")),
    )

    id: int | None = Field(default=None, primary_key=True)
    entity_id: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False, unique=True))
    number: str
    status: str
    kind: str
    channel: str
    topic: str
    service: str
    contact: str
    referred_to: str
    urgent: int
    confidential: int
    first_contact: int
    citizen_id: bytes | None = Field(default=None, sa_column=Column(LargeBinary(16)))
    citizen: str
    phone: str
    civic: str
    street: str
    sector: str
    summary: str
    relayed_by: str
    received_at: int
    opened_at: int
    closed_at: int | None
    updated_at: int
    first_action_at: int | None
    reopened: int
    attempts: int
    conflicts: int
    next_due: int | None
    joined: int
    linked_to: str
    about: str
    opened_by: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False))
    heads: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sent_back: int


class PartyRow(SQLModel, table=True):
    """One of those who joined a dossier: what finds it by them (its search row holds their names as well)."""

    metadata = projections
    __tablename__ = "dossier_party"
    __table_args__ = (Index("party_citizen", "citizen_id"), Index("party_dossier", "dossier"))

    id: int | None = Field(default=None, primary_key=True)
    dossier: int
    citizen_id: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False))


class DueRow(SQLModel, table=True):
    """A due action; `due_at` is computed from the rule and the calendar, and again when a closure is added.

    `citizen_id`, `citizen` and `phone` are to whom, where it is one of those who joined the dossier.
    """

    metadata = projections
    __tablename__ = "due_action"
    __table_args__ = (
        Index("due_open", "due_at", sqlite_where=text("done_at IS NULL")),
        Index("due_dossier", "dossier"),
        Index(
            "due_since",
            "since",
            "rule",
            "clause",
            "service",
            "channel",
            "due_at",
            "done_at",
            "moved",
            "dossier",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    dossier: int
    key: str
    rule: str
    clause: str
    channel: str
    since: int
    fixed: int | None
    due_at: int
    done_at: int | None
    moved: int
    service: str
    contact: str
    citizen_id: bytes | None = Field(default=None, sa_column=Column(LargeBinary(16)))
    citizen: str
    phone: str


class CheckRow(SQLModel, table=True):
    """A check with a colleague before a transfer, for the counts of a period (STAFF-2)."""

    metadata = projections
    __tablename__ = "transfer_check"
    __table_args__ = (Index("check_asked", "asked_at"), Index("check_dossier", "dossier"))

    id: int | None = Field(default=None, primary_key=True)
    dossier: int
    event: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False))
    service: str
    contact: str
    asked_at: int
    answer: str
    not_mine: int
    why: str
    waited: int | None
    first: int


class TurnRow(SQLModel, table=True):
    """A closing or a reopening, for the counts of a period (ELU-3, ELU-4): everything they read stands in one index."""

    metadata = projections
    __tablename__ = "dossier_turn"
    __table_args__ = (
        Index(
            "turn_at",
            "at",
            "closed",
            "service",
            "channel",
            "received_at",
            "settled",
            "satisfied",
            "dissatisfied",
            "dossier",
        ),
        Index("turn_dossier", "dossier"),
    )

    id: int | None = Field(default=None, primary_key=True)
    dossier: int
    at: int
    closed: int
    service: str
    channel: str
    received_at: int
    settled: int
    satisfied: str
    dissatisfied: int


class RatingRow(SQLModel, table=True):
    """What a survey round was told of a dossier (COM-11); the name of the round is its identifier as text."""

    metadata = projections
    __tablename__ = "rating"
    __table_args__ = (Index("rating_round", "round", "dossier"), Index("rating_dossier", "dossier"))

    id: int | None = Field(default=None, primary_key=True)
    dossier: int
    round: str
    response: str
    score: int
    comment: str
    at: int


class CitizenRow(SQLModel, table=True):
    """A known citizen; `phones`, `emails` and `needs` are JSON lists, `circle` the audience of one known only by
    confidential complaints.
    """

    metadata = projections
    __tablename__ = "citizen"

    id: int | None = Field(default=None, primary_key=True)
    entity_id: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False, unique=True))
    name: str
    phones: str
    emails: str
    address: str
    language: str
    needs: str
    note: str
    circle: str
    heads: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class EntryRow(SQLModel, table=True):
    """A directory entry, closure, setting, agent or desk as it stands; `content` is its JSON."""

    metadata = projections
    __tablename__ = "entry"

    kind: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    content: str
    withdrawn: int
    heads: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


RECORD_DDL = (
    "CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN"
    " SELECT RAISE(ABORT, 'guichet: events are append-only'); END",
    "CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN"
    " SELECT RAISE(ABORT, 'guichet: events are append-only'); END",
    "CREATE TRIGGER body_no_update BEFORE UPDATE ON event_body BEGIN"
    " SELECT RAISE(ABORT, 'guichet: events are append-only'); END",
    "CREATE TRIGGER body_no_delete BEFORE DELETE ON event_body BEGIN"
    " SELECT RAISE(ABORT, 'guichet: events are append-only'); END",
)
# A contentless index strikes a deleted row out at once, and drops its words from the pages when it merges: lawful
# erasure ends with 'optimize' on both (or a rebuild), whatever 'secure-delete' says.
SEARCH_DDL = (
    "CREATE VIRTUAL TABLE dossier_search USING fts5(number, citizen, phone, place, words,"
    " content='', contentless_delete=1, prefix='1 2 3', tokenize=\"unicode61 remove_diacritics 0\")",
    "INSERT INTO dossier_search(dossier_search, rank) VALUES('secure-delete', 1)",
    "CREATE VIRTUAL TABLE citizen_search USING fts5(name, phone, email, address,"
    " content='', contentless_delete=1, prefix='1 2 3', tokenize=\"unicode61 remove_diacritics 0\")",
    "INSERT INTO citizen_search(citizen_search, rank) VALUES('secure-delete', 1)",
)
