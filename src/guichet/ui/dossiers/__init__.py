"""The dossiers: search, timeline, what is owed, what can be done (STAFF-2 to STAFF-7, ELU-3, ELU-4, COM-10)."""
