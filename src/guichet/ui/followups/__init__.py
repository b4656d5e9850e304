"""The follow-ups of a day: what is owed, by whom, and the paper that goes with it (STAFF-3, STAFF-4, STAFF-7)."""
