"""Taking a contact in, while the citizen talks (DEF-1, DEF-2, ROUTE-1, STAFF-1, COM-8)."""
