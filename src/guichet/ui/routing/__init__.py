"""Where to direct a citizen, with everything to answer on the spot (ROUTE-1, ROUTE-2, COM-2)."""
