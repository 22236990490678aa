"""Who reaches what: one table of role by route, stream, page, fragment and action, made by really asking."""
