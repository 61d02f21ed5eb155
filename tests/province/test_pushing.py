"""Gửi lên: what is accepted, what comes back, and that nothing is done twice or half."""

import gzip
import json
from collections.abc import Callable

import pytest

from ngheo_desktop.province.administration import as_owner, close_commune, note_restore
from ngheo_desktop.province.messages import MAX_BYTES, MAX_OPS
from tests.province.conftest import Pc, Service, hamlet, operation

Opens = Callable[[], Pc]


def test_a_new_record_gets_the_next_seq_and_a_receipt(pc: Opens) -> None:
    office = pc()
    answer = office.push(operation(hamlet()), operation(hamlet("Hòa Lợi")))
    assert answer.status_code == 200
    assert answer.headers["Sync-Protocol"] == "1"
    told = answer.json()
    assert told["results"] == [{"s": "ok", "seq": 1}, {"s": "ok", "seq": 2}]
    assert (told["seq"], told["receipt"]) == (2, f"AG-{office.commune}-000001")


def test_a_push_whose_answer_was_lost_changes_nothing_the_second_time(pc: Opens) -> None:
    office = pc()
    first = operation(hamlet())
    assert office.push(first).json()["results"] == [{"s": "ok", "seq": 1}]
    later = operation(hamlet("Vĩnh Phú 1"), id=first["id"], base=first["rev"])
    assert office.push(later).json()["seq"] == 2
    assert office.push(first).json()["results"] == [{"s": "ok", "seq": 1}]
    (now,) = office.get("changes").json()["changes"]
    assert (now["seq"], now["data"]["name"]) == (2, "Vĩnh Phú 1")


def test_a_change_made_from_an_older_version_comes_back_with_the_present_one(pc: Opens) -> None:
    office = pc()
    first = operation(hamlet())
    second = operation(hamlet("Vĩnh Phú A"), id=first["id"], base=first["rev"])
    office.push(first)
    office.push(second)
    late = operation(hamlet("Vĩnh Phú B"), id=first["id"], base=first["rev"])
    fresh = operation(hamlet("Hòa Lợi"))
    conflict, accepted = office.push(late, fresh).json()["results"]
    assert accepted == {"s": "ok", "seq": 3}, "a conflict does not stop the others"
    assert conflict["s"] == "conflict"
    assert (conflict["server"]["rev"], conflict["server"]["by"]) == (second["rev"], office.login)
    assert conflict["server"]["data"]["name"] == "Vĩnh Phú A"


def test_a_base_that_the_server_never_had_is_a_conflict_with_nothing(pc: Opens) -> None:
    unknown = operation(hamlet(), base="01990000-0000-7000-8000-000000000000")
    assert pc().push(unknown).json()["results"] == [{"s": "conflict", "server": None}]


def test_data_that_does_not_fit_its_kind_is_told_field_by_field(pc: Opens) -> None:
    office = pc()
    wrong = operation(hamlet(began_on="2026-02-30"))
    unknown = operation({"x": 1}, kind="ghost")
    results = office.push(wrong, unknown, operation(hamlet())).json()["results"]
    assert [each["s"] for each in results] == ["invalid", "invalid", "ok"]
    assert results[0]["errors"][0]["field"] == "began_on"
    assert office.get("changes").json()["head"] == 1


def test_members_that_this_server_does_not_know_are_kept(pc: Opens) -> None:
    office = pc()
    office.push(operation(hamlet(later={"a": [1, 2]}), schema=2))
    (now,) = office.get("changes").json()["changes"]
    assert (now["data"]["later"], now["schema"]) == ({"a": [1, 2]}, 2)


def test_another_epoch_stops_the_push_before_anything_is_done(
    pc: Opens, owner_address: str
) -> None:
    office = pc()
    before = office.epoch()
    with as_owner(owner_address) as owner:
        note_restore(owner)
    answer = office.push(operation(hamlet()), epoch=before)
    assert (answer.status_code, answer.json()["error"]) == (409, "epoch")
    assert answer.json()["epoch"] == office.epoch() != before
    assert office.get("changes").json()["head"] == 0


def test_a_closed_commune_is_read_and_takes_nothing(pc: Opens, owner_address: str) -> None:
    office = pc()
    office.push(operation(hamlet()))
    with as_owner(owner_address) as owner:
        assert close_commune(owner, office.commune)
    answer = office.push(operation(hamlet("Hòa Lợi")))
    assert (answer.status_code, answer.json()["error"]) == (403, "closed")
    assert len(office.get("changes").json()["changes"]) == 1


def test_one_record_twice_too_many_and_too_old_are_refused_whole(pc: Opens) -> None:
    office = pc()
    twice = operation(hamlet())
    answers = [
        office.push(twice, {**twice, "rev": "01990000-0000-7000-8000-000000000001"}),
        office.push(*[operation({}) for _ in range(MAX_OPS + 1)]),
        office.push(operation(hamlet(), schema=0)),
        office.push({"rev": "no"}),
    ]
    assert [each.status_code for each in answers] == [400, 413, 400, 400]
    assert office.get("changes").json()["head"] == 0


def test_a_body_may_come_compressed_and_never_grows_over_the_limit(
    pc: Opens, service: Service
) -> None:
    office = pc()
    body = json.dumps({"epoch": office.epoch(), "ops": [operation(hamlet())]}).encode()
    bomb = gzip.compress(b" " * (MAX_BYTES + 1))
    answers = [
        service.post(
            f"/sync/v1/c/{office.commune}/push",
            data=content,
            headers={**office.headers, "Content-Encoding": coding},
        )
        for content, coding in (
            (gzip.compress(body), "gzip"),
            (bomb, "gzip"),
            (gzip.compress(body)[:-9], "gzip"),
            (b"no gzip", "gzip"),
            (body, "br"),
        )
    ]
    assert [each.status_code for each in answers] == [200, 413, 400, 400, 400]


@pytest.mark.parametrize("path", ["/", "/sync/v1/nothing", "/sync/v2/hello"])
def test_every_answer_says_that_it_is_ours(service: Service, path: str) -> None:
    answer = service.get(path)
    assert answer.status_code == 404
    assert answer.headers["Sync-Protocol"] == "1"
    assert set(answer.json()) == {"error", "message"}
