"""What the network writes down between its workshops: forms and their answers."""
