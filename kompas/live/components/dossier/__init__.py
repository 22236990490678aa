"""Forms that the network fills in between its workshops, and their answers."""
