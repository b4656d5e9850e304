"""What a dossier is and what is owed on it: pure functions and frozen values, no I/O."""
