"""Alembic's environment: it works on the connection that `migrating.migrate` holds, in its transaction."""

from alembic import context

from guichet.store import tables

context.configure(
    connection=context.config.attributes["connection"], target_metadata=tables.record, transactional_ddl=False
)
context.run_migrations()
