"""The routing screen: who answers for it, are they there, and what to say (ROUTE-1, ROUTE-2, COM-2, COM-4, COM-5)."""
