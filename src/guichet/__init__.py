"""Guichet: the offline-first front desk of a Québec city hall."""

__version__ = "0.1.0"
