"""Forms of the network between its workshops, as documents."""
