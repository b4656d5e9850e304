"""Satisfaction rounds: drawn, answered by phone or at the counter, counted by service (COM-11)."""
