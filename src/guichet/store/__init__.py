"""The local, encrypted SQLite store: append-only events, projections and search."""
