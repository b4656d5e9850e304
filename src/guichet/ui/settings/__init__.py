"""The settings: this desk, the screens, the people, the closures, the policy (STAFF-3, STAFF-7, TRAIN-1)."""
