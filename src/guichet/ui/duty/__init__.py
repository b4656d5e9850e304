"""Who is on duty: the first start, and the change of person in one key (STAFF-7)."""
