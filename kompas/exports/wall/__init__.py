"""Writing and deciding: notes, cases, votes, conclusions, agreements."""
