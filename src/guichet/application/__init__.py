"""Use cases: one function per thing a person can do, the only door of `ui` and `cli`."""
