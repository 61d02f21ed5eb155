"""A commune of several PCs that lose requests, answers and power, and a checker of every edit."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from ngheo_desktop.errors import SyncError
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.migrating import create_database
from ngheo_desktop.storage.store import Store
from ngheo_desktop.storage.wire import WireRecord, read_records, write_record
from ngheo_desktop.sync.exchange import exchange
from ngheo_desktop.sync.line import Line
from tests.province.conftest import Pc

LEAVES = ("name", "kind", "old_commune", "merged_into")
KIND = "hamlet"


@dataclass(frozen=True)
class Edit:
    """One value that a person wrote over one that he saw."""

    record: str
    leaf: str
    saw: str
    wrote: str


class BadLine(Line):
    """Loses a share of the requests and of the answers."""

    def __init__(self, line: Line, random: Random, share: float) -> None:
        self.__dict__.update(line.__dict__)
        self._random, self._share = random, share

    def _ask(self, method: str, path: str, body: Any = None) -> Mapping[str, Any]:
        share = 0 if path.endswith("/hello") else self._share
        if self._random.random() < share:
            raise SyncError("request lost", retryable=True)
        told = super()._ask(method, path, body)
        if self._random.random() < share:
            raise SyncError("answer lost", retryable=True)
        return told


@dataclass
class Desk:
    """One PC with the person before it."""

    store: Store
    line: Line
    name: str

    def records(self) -> dict[str, WireRecord]:
        ids = [row[0] for row in self.store.query(f"SELECT id FROM {KIND}")]
        with self.store.reading() as session:
            return {each.id: each for each in read_records(session, KIND, ids)}

    def record(self, one: str) -> WireRecord:
        with self.store.reading() as session:
            return next(read_records(session, KIND, [one]))

    def conflicts(self) -> dict[str, WireRecord]:
        ids = [row[0] for row in self.store.query("SELECT id FROM conflict")]
        with self.store.reading() as session:
            return {each.id: each for each in read_records(session, "conflict", ids)}

    def unsent(self) -> int:
        tables = ("sync_outbox", "sync_dirty")
        return sum(self.store.query(f"SELECT count(*) FROM {each}")[0][0] for each in tables)

    def write(self, record: WireRecord) -> None:
        with self.store.writing() as session:
            write_record(session, record)

    def exchange(self) -> None:
        exchange(self.store, self.line, self.name)


def open_desk(folder: Path, office: Pc, at: int) -> Desk:
    """A fresh PC of the commune, logged in."""
    folder.mkdir(parents=True)
    path, key = folder / "office.db", bytes(range(32))
    create_database(path, key)
    line = Line(office.service.root, office.commune)
    device = {"id": new_id(), "name": f"Máy {at}", "schema": 1}
    line.log_in(office.login, office.password, device)
    return Desk(Store(path, key), line, f"pc{at}")


@dataclass
class Simulation:
    """Random work on all desks; `random` decides everything, so that a seed repeats it."""

    desks: list[Desk]
    random: Random
    faults: float = 0.15  # share of the requests, and of the answers, that are lost
    exchanges: float = 0.12  # share of the acts
    ids: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    removals: list[tuple[str, dict[str, str]]] = field(default_factory=list)  # what was seen

    def begin(self, records: int) -> None:
        first = self.desks[0]
        for at in range(records):
            data = {leaf: f"{leaf}{at}" for leaf in LEAVES}
            self.ids.append(new_id())
            first.write(WireRecord(KIND, self.ids[-1], data, deleted=False))
        first.exchange()
        for desk in self.desks[1:]:
            desk.exchange()

    def work(self, acts: int) -> None:
        for _act in range(acts):
            desk = self.random.choice(self.desks)
            if self.random.random() < self.exchanges:
                self._try_to_exchange(desk)
            else:
                self._edit(desk)

    def _edit(self, desk: Desk) -> None:
        record = desk.record(self.random.choice(self.ids))
        if self.random.random() < 0.02:
            seen = {leaf: record.data[leaf] for leaf in LEAVES}
            self.removals.append((record.id, seen))
            desk.write(WireRecord(KIND, record.id, record.data, deleted=True))
            return
        leaf, wrote = self.random.choice(LEAVES), f"{desk.name}-{len(self.edits)}"
        self.edits.append(Edit(record.id, leaf, record.data[leaf], wrote))
        desk.write(WireRecord(KIND, record.id, {**record.data, leaf: wrote}, record.deleted))

    def _try_to_exchange(self, desk: Desk) -> None:
        bad = Desk(desk.store, BadLine(desk.line, self.random, self.faults), desk.name)
        with suppress(SyncError):  # the next exchange goes on from here
            bad.exchange()
        if self.random.random() < 0.3:
            desk.store.close()  # the program was closed; it opens anew at the next use

    def come_to_rest(self) -> None:
        """Good lines for everybody, until nobody has anything new for the others."""
        for _round in range(3):
            for desk in self.desks:
                desk.exchange()

    def lost(self) -> list[Edit]:
        """Edits that are nowhere: not visible, not overwritten by who saw them, not told."""
        final, told = self.desks[0].records(), self._told()
        overwritten = {(each.record, each.leaf, each.saw) for each in self.edits}
        gone = {
            (record, leaf, seen) for record, all_ in self.removals for leaf, seen in all_.items()
        }
        return [
            each
            for each in self.edits
            if final[each.record].data[each.leaf] != each.wrote
            and (each.record, each.leaf, each.wrote) not in overwritten | gone
            and (each.record, each.leaf, each.wrote) not in told
        ]

    def _told(self) -> set[tuple[str, str, str]]:
        return {
            (each.data["record_id"], each.data["leaf"], value)
            for each in self.desks[0].conflicts().values()
            for name in ("base", "mine", "theirs")
            for value in each.data[name]
            if isinstance(value, str)
        }
