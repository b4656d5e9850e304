"""The exchange with the City's shared PostgreSQL."""
