"""The intake screen: who calls, where, what; where it goes and what to say (DEF-1, DEF-2, ROUTE-1, STAFF-1 to STAFF-5, COM-1, COM-8)."""
