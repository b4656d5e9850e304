"""The directory as people keep it: services, contacts, topics, streets (ROUTE-1, COM-2, COM-4, COM-5)."""
