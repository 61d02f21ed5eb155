"""A real PostgreSQL and the real service on a port; every test has communes of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Thread
from typing import Any

import pytest
import requests
import uvicorn
from uuid_utils.compat import uuid4, uuid7

from ngheo_desktop.province.administration import add_account, as_owner, open_commune
from ngheo_desktop.province.database import SERVICE, Database
from ngheo_desktop.province.preparing import prepare_database
from ngheo_desktop.province.service import build_service
from ngheo_desktop.province.throwaway import throwaway_postgres

_CODES = count(30_000)


@pytest.fixture(scope="session")
def owner_address() -> Iterator[str]:
    """Address of a prepared database, as its owner."""
    with throwaway_postgres(durable=False) as address:
        prepare_database(address)
        yield address


@pytest.fixture(scope="session")
def database(owner_address: str) -> Iterator[Database]:
    made = Database(owner_address.replace("user=postgres", f"user={SERVICE}"))
    yield made
    made.close()


class Service(requests.Session):
    """The service at its address."""

    def __init__(self, root: str) -> None:
        super().__init__()
        self.root = root

    def request(self, method: str, url: str, *rest: Any, **named: Any) -> requests.Response:  # type: ignore[override]
        named.setdefault("timeout", 30)
        return super().request(method, self.root + url, *rest, **named)


class _Told(uvicorn.Server):
    """A server that says when it listens, instead of being polled."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = Event()

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        self.listens.set()


@pytest.fixture(scope="session")
def service(database: Database) -> Iterator[Service]:
    config = uvicorn.Config(build_service(database), port=0, log_level="warning")
    server = _Told(config)
    thread = Thread(target=server.run)
    thread.start()
    assert server.listens.wait(30)
    port = server.servers[0].sockets[0].getsockname()[1]
    with Service(f"http://127.0.0.1:{port}") as client:
        yield client
    server.should_exit = True
    thread.join()


@dataclass
class Pc:
    """One PC of a commune, as the protocol sees it."""

    service: Service
    commune: str
    login: str
    password: str
    device: str = field(default_factory=lambda: str(uuid4()))
    token: str = ""

    def connect(self) -> "Pc":
        told = {"id": self.device, "name": "Máy văn phòng", "schema": 1}
        asked = {"login": self.login, "password": self.password, "device": told}
        self.token = self.service.post("/sync/v1/login", json=asked).json()["token"]
        return self

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def get(self, path: str, commune: str = "", **query: Any) -> Any:
        address = f"/sync/v1/c/{commune or self.commune}/{path}"
        return self.service.get(address, params=query, headers=self.headers)

    def post(self, path: str, body: Any, commune: str = "") -> Any:
        address = f"/sync/v1/c/{commune or self.commune}/{path}"
        return self.service.post(address, json=body, headers=self.headers)

    def epoch(self) -> str:
        return str(self.service.get("/sync/v1/hello").json()["epoch"])

    def push(self, *ops: dict[str, Any], epoch: str = "") -> Any:
        return self.post("push", {"epoch": epoch or self.epoch(), "ops": list(ops)})


@pytest.fixture
def pc(owner_address: str, service: Service) -> Callable[[], Pc]:
    """Opens a fresh commune and gives a PC of it that is logged in."""

    def opened() -> Pc:
        code = str(next(_CODES))
        with as_owner(owner_address) as owner:
            open_commune(owner, code, f"xã {code}", "AG")
            made = add_account(owner, f"canbo-{code}", "Neáng Sa", commune=code)
        return Pc(service, code, made.login, made.password).connect()

    return opened


def hamlet(name: str = "Vĩnh Phú", **other: Any) -> dict[str, Any]:
    """Data of an invented hamlet as schema 1 wants it."""
    return {
        "name": name,
        "kind": "ấp",
        "position": 1,
        "hardship": False,
        "old_commune": "",
        "began_on": None,
        "ended_on": None,
        "merged_into": "",
    } | other


def operation(data: dict[str, Any], *, id: str = "", base: str | None = None, **other: Any) -> Any:
    """A frozen change of one hamlet."""
    return {
        "rev": str(uuid7()),
        "kind": "hamlet",
        "id": id or str(uuid7()),
        "base": base,
        "deleted": False,
        "data": data,
        "schema": 1,
    } | other
