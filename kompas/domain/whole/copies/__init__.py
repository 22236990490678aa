"""A complete copy of a workshop as one file, and reading it in again, on another server too.

The tables decide what is in it: each says of itself whether and how it travels; a new column of one that does, does too.
"""

FORMAT = "kompas-workshop"
VERSION = 2
LARGEST_COPY = 32 * 1024 * 1024
"""Bytes; the same number, in megabytes, limits uploads in `.streamlit/config.toml`."""
