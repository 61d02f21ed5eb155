"""Đường truyền: the requests of the protocol, over a line that may lie, stall or break."""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import requests

from ngheo_desktop.errors import SyncError
from ngheo_desktop.records.kinds import SCHEMA

_CONNECT = 10.0  # seconds
_READ = 30.0
_SLOWEST = 2048  # bytes a second: a large body may take longer
_REVS = 10_000  # in one question
_STRANGER = "Có nơi khác trả lời thay máy chủ tỉnh, có thể mạng cần đăng nhập. Chưa gửi, nhận gì."
_WENT_BACK = "Máy chủ tỉnh vừa được khôi phục từ bản sao lưu. Số liệu vẫn ở máy này, hãy gửi lại."
_NO_LINE = "Chưa nối được với máy chủ tỉnh. Số liệu vẫn ở máy này, sẽ gửi khi có mạng."


class EpochChanged(SyncError):
    """The server may have forgotten something: reconcile before anything else."""

    def __init__(self, epoch: str) -> None:
        super().__init__(_WENT_BACK, retryable=True)
        self.epoch = epoch


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the commune's feed."""

    changes: Sequence[Mapping[str, Any]]
    next: int
    more: bool


class Line:
    """One server, one commune, one token; `verify` is given with every request."""

    def __init__(
        self, address: str, commune: str, token: str = "", *, verify: bool | str = True
    ) -> None:
        self._address = address.rstrip("/")
        self.commune, self._token, self._verify = commune, token, verify
        self._session = requests.Session()

    def hello(self) -> Mapping[str, Any]:
        """What the server speaks, and its epoch."""
        return self._ask("GET", "/sync/v1/hello")

    def log_in(self, login: str, password: str, device: Mapping[str, Any]) -> None:
        """Get a token for this PC; the line carries it from now on."""
        asked = {"login": login, "password": password, "device": device}
        told = self._ask("POST", "/sync/v1/login", asked)
        self.commune, self._token = told["commune"], told["token"]

    def push(self, epoch: str, operations: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
        """Send frozen operations; raises EpochChanged when the server did nothing with them."""
        ops = [{**each, "schema": SCHEMA} for each in operations]
        return self._ask("POST", self._path("push"), {"epoch": epoch, "ops": ops})

    def changes(self, since: int, limit: int = 1000) -> tuple[str, Page]:
        """The epoch, and the feed above a cursor."""
        told = self._ask("GET", self._path(f"changes?since={since}&limit={limit}"))
        return told["epoch"], Page(told["changes"], told["next"], told["more"])

    def known(self, revs: Sequence[str]) -> set[str]:
        """Which of these revs the server has."""
        told: set[str] = set()
        for at in range(0, len(revs), _REVS):
            answer = self._ask("POST", self._path("have"), {"revs": revs[at : at + _REVS]})
            told.update(answer["known"])
        return told

    def _path(self, rest: str) -> str:
        return f"/sync/v1/c/{self.commune}/{rest}"

    def _ask(self, method: str, path: str, body: Any = None) -> Mapping[str, Any]:
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        packed = b""
        if body is not None:
            packed = gzip.compress(json.dumps(body, ensure_ascii=False).encode(), 6)
            headers |= {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        try:
            answer = self._session.request(
                method,
                self._address + path,
                data=packed or None,
                headers=headers,
                timeout=(_CONNECT, _READ + len(packed) / _SLOWEST),
                allow_redirects=False,
                verify=self._verify,
            )
        except requests.exceptions.SSLError as error:
            raise SyncError(_STRANGER, retryable=False) from error
        except requests.RequestException as error:
            raise SyncError(_NO_LINE, retryable=True) from error
        return self._read(answer)

    def _read(self, answer: requests.Response) -> Mapping[str, Any]:
        if answer.headers.get("Sync-Protocol") != "1":
            raise SyncError(_STRANGER, retryable=True)
        try:
            told: Mapping[str, Any] = answer.json()
        except requests.exceptions.JSONDecodeError as error:
            raise SyncError(_NO_LINE, retryable=True) from error
        if answer.status_code == 200:
            return told
        if told.get("error") == "epoch":
            raise EpochChanged(str(told["epoch"]))
        wait = answer.headers.get("Retry-After", "")
        raise SyncError(
            str(told.get("message", _NO_LINE)),
            retryable=answer.status_code in (413, 429, 503),
            wait=float(wait) if wait.isdigit() else 0.0,
        )
