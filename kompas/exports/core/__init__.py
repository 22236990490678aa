"""What a document is made of, and the writers that turn it into files. Nothing here knows a noun."""
