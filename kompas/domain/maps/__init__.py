"""The network map without its storage: how it is laid out, what its figures say, how rounds compare."""
