"""Messages of the protocol, version 1, as models: what comes in is checked, the rest is told."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

MAX_OPS = 2000
MAX_BYTES = 8 * 1024 * 1024  # of a body before compression
_Kind = Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]


class _Message(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Hello(_Message):
    """GET /hello."""

    protocol: list[int]
    schema_current: int
    schema_min_write: int
    app_min: str = ""
    app_latest: str = ""
    epoch: str
    time: str
    max_ops: int = MAX_OPS
    max_bytes: int = MAX_BYTES
    notice: str = ""


class Device(_Message):
    """The PC that asks: it keeps its id for life."""

    id: UUID
    name: str = Field(max_length=100)
    app_version: str = Field(default="", max_length=40)
    schema_: int = Field(default=1, alias="schema")


class Login(_Message):
    """POST /login."""

    login: str = Field(max_length=100)
    password: str = Field(max_length=200)
    device: Device


class Token(_Message):
    """What a login gives; the token is shown this once."""

    token: str
    commune: str
    role: str


class Operation(_Message):
    """One frozen change of one record."""

    rev: UUID
    kind: _Kind
    id: UUID
    base: UUID | None
    deleted: bool
    data: dict[str, Any]
    schema_: int = Field(alias="schema", ge=1)


class Push(_Message):
    """POST /c/{commune}/push."""

    epoch: str = Field(max_length=80)
    ops: list[Operation]


class Version(_Message):
    """One version of a record, as the feed tells it."""

    model_config = ConfigDict(populate_by_name=True)

    seq: int
    kind: str
    id: UUID
    rev: UUID
    deleted: bool
    data: dict[str, Any]
    schema_: int = Field(alias="schema")
    at: str
    by: str


class PastVersion(Version):
    """A version in the history, with what it was made from."""

    base: UUID | None


class Fault(_Message):
    """A member of the data that does not fit its kind."""

    field: str
    message: str


class Accepted(_Message):
    """The change is in the feed at `seq`."""

    s: Literal["ok"] = "ok"
    seq: int


class Conflict(_Message):
    """The base is not the server's version, which is told; null = it has none."""

    s: Literal["conflict"] = "conflict"
    server: Version | None


class Invalid(_Message):
    """The data does not fit; nothing of it was kept."""

    s: Literal["invalid"] = "invalid"
    errors: list[Fault]


class Pushed(_Message):
    """The answer to a push: one result per operation, in order."""

    epoch: str
    seq: int
    receipt: str
    results: list[Accepted | Conflict | Invalid]


class Changes(_Message):
    """GET /c/{commune}/changes."""

    epoch: str
    changes: list[Version]
    next: int
    more: bool
    head: int


class Have(_Message):
    """POST /c/{commune}/have."""

    revs: list[UUID] = Field(max_length=20_000)


class Known(_Message):
    """The revs of the question that the history holds."""

    known: list[UUID]


class KindDigest(_Message):
    """How many records of a kind, and their revs added up by XOR."""

    count: int
    xor: str


class Digest(_Message):
    """GET /c/{commune}/digest."""

    epoch: str
    seq: int
    kinds: dict[str, KindDigest]


class Past(_Message):
    """GET /c/{commune}/history."""

    versions: list[PastVersion]
