"""What the network writes down between its workshops, as documents."""
