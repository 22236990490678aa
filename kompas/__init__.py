"""Kompas: the application a process facilitator projects while running a workshop."""

__version__ = "0.1.0"
