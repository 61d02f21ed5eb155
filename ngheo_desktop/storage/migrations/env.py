"""Alembic runs its steps on the connection that `migrating.py` hands over."""

from alembic import context
from sqlmodel import SQLModel

from ngheo_desktop.storage import tables as tables

_SEARCH = "household_fts"


def _is_ours(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
    return kind != "table" or not (name or "").startswith(_SEARCH)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    include_object=_is_ours,
)
with context.begin_transaction():
    context.run_migrations()
