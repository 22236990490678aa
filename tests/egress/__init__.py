"""A whole session with every way out trapped."""
