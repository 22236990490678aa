"""What is written and decided: notes, cases, votes, conclusions, agreements."""
