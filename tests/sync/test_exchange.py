"""Đồng bộ: several PCs and the province come to the same records, and no edit is lost."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ngheo_desktop.province import pushing
from ngheo_desktop.province.administration import as_owner
from ngheo_desktop.province.messages import Accepted, Operation
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.wire import WireRecord
from ngheo_desktop.sync import applying
from tests.province.conftest import Pc
from tests.sync.commune import KIND, LEAVES, Desk, Simulation, open_desk

Desks = Callable[[int], list[Desk]]


@pytest.fixture
def desks(pc: Callable[[], Pc], tmp_path: Path) -> Desks:
    def opened(count: int) -> list[Desk]:
        office = pc()
        return [open_desk(tmp_path / f"pc{at}", office, at) for at in range(count)]

    return opened


def hamlet(name: str, **data: str) -> WireRecord:
    told = dict.fromkeys(LEAVES, "") | {"name": name, "kind": "ấp"} | data
    return WireRecord(KIND, new_id(), told, deleted=False)


def test_what_one_pc_writes_the_other_has_after_both_exchanged(desks: Desks) -> None:
    here, there = desks(2)
    here.write(hamlet("Vĩnh Phú"))
    here.exchange()
    there.exchange()
    assert there.records() == here.records() != {}
    assert here.unsent() == there.unsent() == 0


def test_different_fields_are_both_kept_and_the_same_field_is_told(desks: Desks) -> None:
    here, there = desks(2)
    first = hamlet("Vĩnh Phú")
    here.write(first)
    here.exchange()
    there.exchange()
    whole = here.records()[first.id].data
    here.write(WireRecord(KIND, first.id, {**whole, "kind": "khóm", "name": "A"}, deleted=False))
    there.write(WireRecord(KIND, first.id, {**whole, "name": "B"}, deleted=False))
    for desk in (here, there, here):
        desk.exchange()
    assert here.records() == there.records()
    now = here.records()[first.id].data
    assert (now["kind"], now["name"]) == ("khóm", "A")
    (told,) = here.conflicts().values()
    assert (told.data["mine"], told.data["theirs"], told.data["mine_by"]) == (["B"], ["A"], "pc1")
    assert here.conflicts() == there.conflicts()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_edit_is_lost_however_requests_answers_and_programs_fail(
    desks: Desks, seed: int
) -> None:
    commune = Simulation(desks(4), Random(seed))
    commune.begin(25)
    commune.work(1100)
    commune.come_to_rest()
    assert len(commune.edits) > 900
    assert commune.lost() == []
    first, *others = commune.desks
    for desk in others:
        assert desk.records() == first.records()
        assert desk.conflicts() == first.conflicts()
    assert [each.unsent() for each in commune.desks] == [0, 0, 0, 0]


def take_without_looking(op: Operation, known: Any, current: Any, seq: int) -> Any:
    """A server that does not compare the base."""
    return Accepted(seq=known.get(op.rev, seq))


@pytest.mark.parametrize(
    ("place", "name", "broken"),
    [
        (pushing, "_judge", take_without_looking),
        (applying, "_tell", lambda *_all: 1),
        (applying, "_is_changed", lambda *_all: False),
    ],
    ids=["no base check", "no conflict record", "theirs always wins"],
)
def test_the_checker_sees_the_losses_of_a_broken_exchange(
    desks: Desks, monkeypatch: pytest.MonkeyPatch, place: Any, name: str, broken: Any
) -> None:
    monkeypatch.setattr(place, name, broken)
    commune = Simulation(desks(4), Random(1), faults=0.3, exchanges=0.4)
    commune.begin(3)
    commune.work(300)
    commune.come_to_rest()
    assert commune.lost() != []


def test_what_a_restored_server_forgot_the_pcs_give_back(desks: Desks, owner_address: str) -> None:
    commune = Simulation(desks(3), Random(7))
    commune.begin(15)
    commune.work(150)
    code = commune.desks[0].line.commune
    with as_owner(owner_address) as owner:
        for table in ("record", "history"):
            owner.execute(
                f"CREATE TABLE kept_{table} AS SELECT * FROM {table} WHERE commune = %s", (code,)
            )
        kept = owner.execute("SELECT seq FROM commune WHERE id = %s", (code,)).fetchone()
    commune.work(300)
    with as_owner(owner_address) as owner:
        for table in ("record", "history"):
            owner.execute(f"DELETE FROM {table} WHERE commune = %s", (code,))
            owner.execute(f"INSERT INTO {table} SELECT * FROM kept_{table}")
            owner.execute(f"DROP TABLE kept_{table}")
        owner.execute("UPDATE commune SET seq = %s WHERE id = %s", (*(kept or ()), code))
        owner.execute("UPDATE restored SET n = n + 1")
    commune.work(300)
    commune.come_to_rest()
    assert commune.lost() == []
    assert len({tuple(sorted(map(str, each.records().values()))) for each in commune.desks}) == 1
    assert [each.unsent() for each in commune.desks] == [0, 0, 0]
    told = [each for desk in commune.desks for each in desk.conflicts().values()]
    assert told
    assert all(each.data["mine_by"] for each in told)
