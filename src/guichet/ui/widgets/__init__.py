"""The parts that screens are made of; each is painted from the theme and named for screen readers."""
