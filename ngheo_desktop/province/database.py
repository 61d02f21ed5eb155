"""The province's PostgreSQL: one pool, and transactions that can see one commune."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, OperationalError, errors
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool, PoolTimeout

from ngheo_desktop.province.refusals import Busy

SERVICE = "ngheo_service"  # owns nothing; it may not change or delete history
_LOCK_WAIT = "10s"
_EPOCH = """
SELECT system_identifier || '.' || left(pg_walfile_name(pg_current_wal_lsn()), 8) || '.' || n
FROM pg_control_system(), restored
"""


class Database:
    """The pool of the service; every statement runs in a transaction of one commune or of none."""

    def __init__(self, address: str, *, size: int = 8) -> None:
        self._pool = ConnectionPool(address, min_size=1, max_size=size, timeout=10, open=True)

    def close(self) -> None:
        """Give back every connection."""
        self._pool.close()

    @contextmanager
    def of_commune(self, commune: str) -> Iterator[Connection[TupleRow]]:
        """A transaction that sees the records of this commune and of no other."""
        with self.plain() as connection:
            connection.execute("SELECT set_config('app.commune', %s, true)", (commune,))
            yield connection

    @contextmanager
    def plain(self) -> Iterator[Connection[TupleRow]]:
        """A transaction that sees no records: accounts, devices, communes by name."""
        try:
            with self._pool.connection() as connection, connection.transaction():
                connection.execute(f"SET LOCAL lock_timeout = '{_LOCK_WAIT}'")
                yield connection
        except (errors.LockNotAvailable, PoolTimeout, OperationalError) as error:
            raise Busy from error


def epoch_of(connection: Connection[Any]) -> str:
    """What changes whenever the server may have forgotten something (PROTOCOL.md 1)."""
    row = connection.execute(_EPOCH).fetchone()
    assert row is not None
    return str(row[0])
