"""Appreciative inquiry: pairs, interviews, themes, connections, ambition, support."""
