"""Nhận về: whoever reads the feed sees every change, however many write meanwhile."""

from collections.abc import Callable
from threading import Event, Thread

from ngheo_desktop.province.database import Database
from ngheo_desktop.province.feed import changes_since
from ngheo_desktop.province.messages import Operation, Push
from ngheo_desktop.province.pushing import Sender, push
from tests.province.conftest import Pc, hamlet, operation

Opens = Callable[[], Pc]


def test_pages_follow_each_other_until_nothing_is_left(pc: Opens) -> None:
    office = pc()
    office.push(*[operation(hamlet(f"Ấp {at}")) for at in range(5)])
    first = office.get("changes", since=0, limit=2).json()
    second = office.get("changes", since=first["next"], limit=2).json()
    last = office.get("changes", since=second["next"], limit=2).json()
    assert [each["seq"] for page in (first, second, last) for each in page["changes"]] == [
        1, 2, 3, 4, 5,
    ]  # fmt: skip
    assert (first["more"], last["more"], last["next"], last["head"]) == (True, False, 5, 5)
    assert office.get("changes", since=5).json()["changes"] == []


def test_a_record_that_changed_stands_once_with_its_newest_version(pc: Opens) -> None:
    office = pc()
    first = operation(hamlet())
    office.push(first)
    office.push(operation(hamlet("Hòa Lợi")))
    gone = operation(hamlet(), id=first["id"], base=first["rev"], deleted=True)
    office.push(gone)
    told = office.get("changes").json()["changes"]
    assert [(each["seq"], each["deleted"]) for each in told] == [(2, False), (3, True)]
    assert told[1]["data"]["name"] == "Vĩnh Phú", "a tombstone keeps the last data"


def test_the_history_tells_every_version_with_what_it_was_made_from(pc: Opens) -> None:
    office = pc()
    first = operation(hamlet())
    second = operation(hamlet("Vĩnh Phú 1"), id=first["id"], base=first["rev"])
    office.push(first)
    office.push(second)
    told = office.get("history", kind="hamlet", id=first["id"]).json()["versions"]
    assert [(each["rev"], each["base"]) for each in told] == [
        (first["rev"], None),
        (second["rev"], first["rev"]),
    ]
    asked = [first["rev"], second["rev"], "01990000-0000-7000-8000-000000000000"]
    known = office.post("have", {"revs": asked}).json()["known"]
    assert set(known) == {first["rev"], second["rev"]}


def test_the_digest_differs_as_soon_as_one_version_does(pc: Opens) -> None:
    office, other = pc(), pc()
    same = [operation(hamlet(f"Ấp {at}")) for at in range(3)]
    office.push(*same)
    other.push(*reversed(same))
    kinds = office.get("digest").json()["kinds"]
    assert kinds == other.get("digest").json()["kinds"]
    assert kinds["hamlet"]["count"] == 3
    other.push(operation(hamlet("Khác"), id=same[0]["id"], base=same[0]["rev"]))
    assert other.get("digest").json()["kinds"] != kinds
    gone = operation(hamlet(), id=same[0]["id"], base=same[0]["rev"], deleted=True)
    office.push(gone)
    assert office.get("digest").json()["kinds"]["hamlet"]["count"] == 2


def test_a_reader_misses_nothing_while_four_pcs_write(pc: Opens, database: Database) -> None:
    office = pc()
    epoch, writers = office.epoch(), 4
    pushed: list[list[str]] = [[] for _ in range(writers)]
    seen: set[str] = set()
    all_written = Event()

    def write(at: int) -> None:
        for _batch in range(10):
            ops = [Operation.model_validate(operation(hamlet(f"Ấp {at}"))) for _ in range(50)]
            push(database, office.commune, Sender(f"pc{at}"), Push(epoch=epoch, ops=ops))
            pushed[at] += [str(each.rev) for each in ops]

    def read() -> None:
        since, last_round = 0, False
        while True:
            page = changes_since(database, office.commune, since, 100)
            seen.update(str(each.rev) for each in page.changes)
            since = page.next
            if not page.more:
                if last_round:
                    return
                last_round = all_written.is_set()

    threads = [Thread(target=write, args=(at,)) for at in range(writers)]
    reader = Thread(target=read)
    for thread in (*threads, reader):
        thread.start()
    for thread in threads:
        thread.join()
    all_written.set()
    reader.join()
    assert len(seen) == 2000
    assert seen == {rev for each in pushed for rev in each}


def test_of_many_edits_of_one_record_none_is_lost(pc: Opens, database: Database) -> None:
    office = pc()
    epoch, name = office.epoch(), operation(hamlet("0"))
    office.push(name)

    def count_up(login: str) -> None:
        done = 0
        while done < 50:
            (now,) = changes_since(database, office.commune, 0, 10).changes
            counted = hamlet(str(int(now.data["name"]) + 1))
            op = operation(counted, id=name["id"], base=str(now.rev))
            message = Push(epoch=epoch, ops=[Operation.model_validate(op)])
            (result,) = push(database, office.commune, Sender(login), message).results
            done += result.s == "ok"

    threads = [Thread(target=count_up, args=(f"pc{at}",)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (now,) = office.get("changes").json()["changes"]
    assert (now["data"]["name"], now["seq"]) == ("200", 201)
