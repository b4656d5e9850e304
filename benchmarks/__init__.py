"""Every promise of speed and memory measured beside its floor, in the same run (`make bench`)."""
