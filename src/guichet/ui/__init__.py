"""Windows, views, Qt models, shortcuts, themes and translations."""
