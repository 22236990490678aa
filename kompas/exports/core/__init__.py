"""The blocks of a document, and the writers that turn them into files. Nothing here knows a noun."""
