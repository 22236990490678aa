"""A workshop and who is in it: steps, clock, participants, devices, facilitators."""
