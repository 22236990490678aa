"""Alembic's entry: `kompas.migrating` hands over the connection that holds the lock."""

from alembic import context
from sqlmodel import SQLModel

import kompas.models  # noqa: F401  (fills the metadata)

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
