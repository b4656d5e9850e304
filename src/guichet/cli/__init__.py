"""The use cases from a terminal, for scripts and schedulers."""
