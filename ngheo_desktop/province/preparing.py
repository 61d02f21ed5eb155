"""Making the province's database ready: the service's role and the steps of the schema."""

from pathlib import Path

from alembic.command import upgrade
from alembic.config import Config
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from ngheo_desktop.province.database import SERVICE


def prepare_database(address: str) -> None:
    """Bring the database at this address, opened as its owner, to the schema of this program."""
    import psycopg

    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(address), poolclass=NullPool
    )
    with engine.begin() as connection:
        known = connection.execute(
            text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": SERVICE}
        ).first()
        if known is None:
            connection.execute(text(f"CREATE ROLE {SERVICE} LOGIN"))
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        upgrade(config, "head")
