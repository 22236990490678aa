"""A complete copy of a workshop as one file, and reading it in again, on another server too.

The tables decide what is in it: a new column travels by itself, a new table has to be named in `tables.py`.
"""

FORMAT = "kompas-workshop"
VERSION = 2
LARGEST_COPY = 64 * 1024 * 1024
"""Bytes; the same number, in megabytes, limits uploads in `.streamlit/config.toml`."""
