"""The store: one encrypted file, read and written in whole transactions."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from ngheo_desktop.errors import EnvironmentProblem
from ngheo_desktop.storage.connections import Connection, connect, translate, translated

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

DATABASE_NAME = "office.db"


class Store:
    """Sổ trên đĩa; `query` needs only the driver: the first list shows before models load."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key
        self._engine: Engine | None = None
        self._lock = threading.Lock()
        self._readers = threading.local()
        self._open_readers: list[Connection] = []

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Rows of a plain SELECT, on a read connection of the calling thread."""
        with translated(self.path):
            return list(self._reader().execute(sql, parameters))

    def _reader(self) -> Connection:
        reader = getattr(self._readers, "connection", None)
        if reader is None:
            reader = connect(self.path, self._key)
            reader.execute("PRAGMA query_only = ON")
            self._readers.connection = reader
            with self._lock:
                self._open_readers.append(reader)
        return reader

    @contextmanager
    def reading(self) -> "Iterator[Session]":
        """A session that sees one moment of the register."""
        with self._session("BEGIN") as session:
            yield session

    @contextmanager
    def writing(self) -> "Iterator[Session]":
        """One transaction: all of it is on disk when the block ends, or none of it."""
        with self._session("BEGIN IMMEDIATE") as session:
            yield session
            session.commit()

    @contextmanager
    def _session(self, begin: str) -> "Iterator[Session]":
        from sqlalchemy.exc import DBAPIError
        from sqlmodel import Session

        engine = self.engine().execution_options(begin=begin)
        try:
            with Session(engine, expire_on_commit=False) as session:
                yield session
        except (DBAPIError, dbapi2.Error) as error:
            meant = translate(getattr(error, "orig", error), self.path)
            if not isinstance(meant, EnvironmentProblem):
                raise  # our bug
            raise meant from error

    def engine(self) -> "Engine":
        """The SQLAlchemy engine, made when it is first needed."""
        with self._lock:
            if self._engine is None:
                self._engine = self._new_engine()
            return self._engine

    def _new_engine(self) -> "Engine":
        from sqlalchemy import Date, Integer, QueuePool, create_engine, event

        from ngheo_desktop.storage.columns import ReadableDay, ReadableNumber, read_json

        engine = create_engine(
            "sqlite://",
            creator=lambda: connect(self.path, self._key),
            module=dbapi2,
            poolclass=QueuePool,
            json_deserializer=read_json,
        )
        readable: dict[Any, Any] = {Date: ReadableDay, Integer: ReadableNumber}
        engine.dialect.colspecs = {**engine.dialect.colspecs, **readable}

        @event.listens_for(engine, "begin")
        def _begin(connection: Any) -> None:
            options = connection.get_execution_options()
            connection.exec_driver_sql(options.get("begin", "BEGIN"))

        return engine

    def on(self, path: Path) -> "Store":
        """Another file under the same key: a copy of this one."""
        return Store(path, self._key)

    @property
    def key(self) -> bytes:
        """The data key, for the seal of what leaves the register."""
        return self._key

    def connection(self, *, create: bool = False) -> Connection:
        """A raw connection of one's own, for migration and checks; the caller closes it."""
        return connect(self.path, self._key, create=create)

    def close(self) -> None:
        """Close every connection; the file can then be moved or replaced."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
            for reader in self._open_readers:
                reader.close()
            self._open_readers.clear()
            self._readers = threading.local()
