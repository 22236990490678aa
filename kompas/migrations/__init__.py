"""Alembic migrations, run at every start under a lock."""
