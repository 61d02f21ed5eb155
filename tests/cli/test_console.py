"""The console: one JSON answer, the exit codes of the contract, nothing secret in arguments."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ngheo_desktop.cli import main
from tests.cli.conftest import SAMPLES, SIMPLE, Run


def test_an_office_is_made_once(run: Run, home: Path) -> None:
    assert run("init", "--commune", "30577", "--admin", "Neáng Sa")[0] == 2


def test_a_list_goes_in_and_comes_out_printed(run: Run, home: Path, tmp_path: Path) -> None:
    dry = run("import", str(SIMPLE), "--dry-run")[1]
    assert (dry["batch"], dry["created"]) == (None, 300)
    code, done = run("import", str(SIMPLE), "--decision", "45/QĐ-UBND", "--decided", "2025-12-10")
    assert code == 0
    sums = sum(done[key] for key in ("created", "updated", "unchanged", "review", "rejected"))
    assert done["read"] == sums == 300
    assert done["batch"]
    _code, poor = run("households", "--class", "poor")
    assert len(poor) == 12
    assert set(poor[0]) >= {
        "id", "code", "head_name", "birth", "hamlet", "members", "class", "computed_class",
        "standard",
    }  # fmt: skip
    _code, one = run("household", poor[0]["id"])
    assert one["class"] == "poor"
    assert one["computed_class"] is None
    assert one["decisions"][0]["number"] == "45/QĐ-UBND"
    code, printed = run("print", "niem-yet", "--out", str(tmp_path / "ds.pdf"))
    assert (code, printed["pages"]) == (0, 1)
    assert (tmp_path / "ds.pdf").read_bytes().startswith(b"%PDF")
    code, exported = run("export", "danh-sach-noi-bo", "--out", str(tmp_path / "ds.xlsx"))
    assert (code, exported["rows"]) == (0, 0)  # nobody is scored yet


def test_the_common_options_stand_before_or_behind_the_command(
    run: Run, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--home", str(home), "--json", "households"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["--home", str(tmp_path / "khac"), "households"]) == 3


def test_a_field_is_edited_as_the_form_would(run: Run, home: Path) -> None:
    run("import", str(SIMPLE))
    (found,) = run("households", "--limit", "1")[1]
    assert run("edit", "household", found["id"], "address=Tổ 4", "hardship=có")[0] == 0
    household = run("household", found["id"])[1]
    assert (household["address"], household["hardship"]) == ("Tổ 4", True)
    member = household["members"][0]["id"]
    assert run("edit", "member", member, "birth=05/02/1974", "sex=female")[0] == 0
    assert run("household", found["id"])[1]["members"][0]["birth"] == "1974-02-05"
    code, refused = run("edit", "member", member, "name=")
    assert (code, refused["problems"][0]["field"]) == (1, "name")
    assert run("edit", "member", member, "colour=red")[0] == 2
    assert run("edit", "member", member, "sex=x")[0] == 2
    assert run("edit", "member", member, "relation=captain")[0] == 2
    assert run("edit", "household", found["id"], "causes=weather")[0] == 2
    assert run("edit", "household", found["id"], "wishes=loan,moon")[0] == 2


def test_everybody_is_scored_again(run: Run, home: Path) -> None:
    answer = run("score")[1]
    assert answer["households"] == 0
    assert run("score", "--standard", "1999")[0] == 2


def test_a_standard_is_listed_loaded_and_confirmed(run: Run, home: Path, tmp_path: Path) -> None:
    old, new = run("standard", "list")[1]
    assert (old["confirmed"], new["confirmed"]) == (False, False)
    assert "indicator:employment" in old["unconfirmed"]
    confirmed = run("standard", "confirm", "2022-2025")[1]
    assert (confirmed["confirmed_by"], confirmed["confirmed_on"]) == (
        "Neáng Sa",
        date(2026, 11, 24).isoformat(),
    )
    bad = tmp_path / "chuan.toml"
    bad.write_text("x = 1")
    assert run("standard", "load", str(bad))[0] == 2


def test_a_b1_table_is_loaded_listed_and_confirmed(run: Run, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "b1.toml"
    rows = "".join(
        f'[[rows]]\nitem = "Mục mẫu bịa"\noption = "{option}"\npoints = {points}\n'
        for option, points in (("có", 10), ("không", 0))
    )
    file.write_text(f'standard = "2022-2025"\narea = "rural"\nregion = ""\n{rows}', "utf-8")
    code, answer = run("standard", "load", str(file), "--source", "Mẫu bịa, trang 1")
    (loaded,) = answer["score_tables"]
    assert (code, loaded["code"], loaded["points"]) == (0, "2022-2025/rural", [0, 10])
    assert len(loaded["sha256"]) == 64
    assert run("standard", "list")[1][0]["score_tables"] == [loaded]
    confirmed = run("standard", "confirm", "2022-2025/rural")[1]
    assert confirmed["confirmed_by"] == "Neáng Sa"
    assert run("standard", "confirm", "2022-2025/urban")[0] == 2


@pytest.mark.parametrize(
    ("name", "score"), [("b2_score", -10), ("b2_score", 130), ("b1_score", -1)]
)
def test_a_score_that_no_sheet_can_have_is_an_error_in_words(
    run: Run, tmp_path: Path, name: str, score: int
) -> None:
    scores = {"b1_score": 100, "b2_score": 30, name: score}
    case = {"id": "x", "kind": "scores", "survey_date": "2026-10-12", "area": "rural", **scores}
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": [case]}), "utf-8")
    code, (answer,) = run("evaluate", str(file))
    assert code == 1
    assert answer["class"] == "undetermined"
    assert answer["reasons"] == [f"{name.removesuffix('_score')}_out_of_range"]
    assert len(answer["problems"]) == 1


def test_a_case_may_answer_b1_line_by_line(run: Run, tmp_path: Path) -> None:
    table = [
        {"standard": "2022-2025", "area": "rural", "item": "mẫu bịa", "option": text, "points": at}
        for at, text in enumerate(("không", "có"))
    ]
    base = {"survey_date": "2026-10-12", "area": "rural", "b1_score": None, "members": []}
    cases = [{**base, "b1_items": {"mẫu bịa": option}} for option in ("có", None)]
    cases.append({**cases[0], "b1_score": 5})
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"b1_table": table, "cases": cases}), "utf-8")
    answers = run("evaluate", str(file))[1]
    asked = [[each for each in answer["reasons"] if "b1" in each] for answer in answers]
    assert asked == [[], ["unknown:b1_score"], ["b1_total_differs"]]


def test_the_pure_rule_needs_no_office(run: Run) -> None:
    code, answers = run("evaluate", str(SAMPLES / "classification-examples.json"))
    assert code == 0
    assert [each["class"] for each in answers[:3]] == ["not_poor", "near_poor", "poor"]
    assert set(answers[0]) == {
        "id", "standard", "flags", "b2", "b2_range", "class", "class_if_decidable", "reasons",
        "warnings", "causes", "unconfirmed",
    }  # fmt: skip


def test_a_file_is_inspected_without_an_office(run: Run) -> None:
    context = SAMPLES / "danh-sach-don-gian.expected.json"
    code, answer = run("inspect", str(SIMPLE), "--context", str(context))
    assert code == 0
    assert answer["totals"]["households"] == 300
    assert {each["code"] for each in answer["problems"]} == {"birth_imprecise"}
    code, answer = run("inspect", str(SAMPLES / "phieu-ra-soat-b1-b2.xlsx"))
    assert code == 1


def test_a_wrong_password_is_code_three(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NGHEO_PASSWORD", "sai-mat-khau")
    assert run("households") == (3, "Mật khẩu chưa đúng. Hãy gõ lại.\n")


def test_damage_is_code_four(run: Run, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = home / "office" / "office.db"
    data = bytearray(database.read_bytes())
    data[:4096] = bytes(4096)
    database.write_bytes(data)
    assert main(["households", "--json"]) == 4
    assert "bị hỏng" in capsys.readouterr().err


def test_damage_in_the_middle_is_code_four_before_anything_is_written(run: Run, home: Path) -> None:
    program = [sys.executable, "-m", "ngheo_desktop.cli", "import", str(SIMPLE)]
    subprocess.run(program, check=True, capture_output=True)  # it leaves one whole file
    database = home / "office" / "office.db"
    with database.open("r+b") as file:
        file.seek(database.stat().st_size // 2)
        file.write(os.urandom(64))
    before = database.read_bytes()
    for command in (["households"], ["score"], ["diary", "--verify"]):
        code, told = run(*command)
        assert code == 4
        assert "bị hỏng 1 chỗ" in told
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "ds.xlsx", "--decision", "45"],
        ["households", "--class", "rich"],
        ["households", "--hamlet", "Không Có"],
        ["print", "khong-co", "--out", "x.pdf"],
        ["household", "khong-co"],
    ],
)
def test_wrong_usage_is_code_two(run: Run, home: Path, arguments: list[str]) -> None:
    assert run(*arguments)[0] == 2


def test_an_unknown_command_is_code_two(run: Run) -> None:
    with pytest.raises(SystemExit) as ended:
        run("lam-gi-do")
    assert ended.value.code == 2


def test_a_forgotten_password_is_replaced_by_the_code(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = run("init", "--commune", "30577", "--admin", "Neáng Sa")[1]["recovery_code"]
    monkeypatch.setenv("NGHEO_RECOVERY_CODE", code)
    monkeypatch.setenv("NGHEO_NEW_PASSWORD", "mat-khau-moi")
    assert run("recover")[0] == 0
    assert run("households")[0] == 3
    monkeypatch.setenv("NGHEO_PASSWORD", "mat-khau-moi")
    assert run("households") == (0, [])


def test_accounts_are_added_and_given_roles(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NGHEO_NEW_PASSWORD", "mat-khau-tam")
    assert run("user", "add", "tam", "--full-name", "Trần Tám", "--role", "viewer")[0] == 0
    assert [each["login"] for each in run("user", "list")[1]] == ["canbo", "tam"]
    assert run("user", "role", "tam", "--role", "surveyor")[0] == 0
    assert run("user", "role", "tam", "--role", "king")[0] == 2


def test_a_surveyor_is_given_a_hamlet_and_a_new_password(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NGHEO_NEW_PASSWORD", "mat-khau-tam")
    hamlet = run("user", "add", "tam", "--role", "surveyor", "--hamlet", "Phước Lợi")
    assert hamlet[0] == 0
    assert run("user", "list")[1][1]["hamlets"] == ["ấp Phước Lợi"]
    assert run("user", "role", "tam", "--role", "surveyor", "--hamlet", "Ở Đâu Đó")[0] == 2
    monkeypatch.setenv("NGHEO_NEW_PASSWORD", "mat-khau-moi")
    assert run("user", "password", "tam")[0] == 0
    monkeypatch.setenv("NGHEO_USER", "tam")
    monkeypatch.setenv("NGHEO_PASSWORD", "mat-khau-moi")
    assert run("households") == (0, [])
    assert run("user", "list")[0] == 3


def test_the_diary_is_read_and_checked(run: Run, home: Path) -> None:
    assert [each["act"] for each in run("diary")[1]] == ["lập sổ"]
    assert run("diary", "--verify") == (0, {"lines": 1, "whole": True, "broken": None})


def test_a_commune_is_invented(run: Run, tmp_path: Path) -> None:
    code, answer = run("demo", "--households", "60", "--seed", "3")
    assert (code, answer["households"]) == (0, 60)
    assert len(run("households")[1]) == 60


def test_forms_are_listed_by_code(run: Run) -> None:
    codes = {each["code"] for each in run("forms")[1]}
    assert {"danh-sach-noi-bo", "niem-yet", "giai-thich", "phieu-trang"} <= codes


@pytest.mark.parametrize(
    "making",
    [("init", "--commune", "30577", "--admin", "Neáng Sa"), ("demo", "--households", "60")],
)
def test_an_office_killed_in_the_making_is_not_there_and_is_made_again(
    run: Run, tmp_path: Path, making: tuple[str, ...]
) -> None:
    begun = tmp_path / "home" / "office.new" / "office.db"
    program = [sys.executable, "-m", "ngheo_desktop.cli", *making]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, env=os.environ.copy())
    while process.poll() is None and not begun.exists():
        pass
    process.kill()
    process.communicate()
    code, told = run("households")
    assert code == 3
    assert told.startswith("Chưa có sổ ở ")
    assert run(*making)[0] == 0
    assert [each.name for each in begun.parent.parent.iterdir()] == ["office"]
    assert run("diary", "--verify")[1]["whole"]


def test_a_disk_that_fills_up_leaves_no_half_office(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ngheo_desktop.storage import migrating

    connect = migrating.connect

    def small_disk(*arguments: Any, **named: Any) -> Any:
        connection = connect(*arguments, **named)
        connection.execute("PRAGMA max_page_count = 20")
        return connection

    monkeypatch.setattr(migrating, "connect", small_disk)
    for making in (["init", "--commune", "30577", "--admin", "Neáng Sa"], ["demo"]):
        assert main([*making, "--json"]) == 4
        told = capsys.readouterr()
        assert told.err.startswith("Ổ đĩa đã đầy")
        assert told.out == ""
        assert list((tmp_path / "home").iterdir()) == []


def test_wrong_passwords_on_the_console_count_as_at_the_door(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NGHEO_PASSWORD", "sai-mat-khau")
    for _try in range(5):
        assert main(["households"]) == 3
    monkeypatch.setenv("NGHEO_PASSWORD", "mat-khau-thu")
    capsys.readouterr()
    assert main(["households"]) == 3
    assert "Đã gõ sai nhiều lần" in capsys.readouterr().err


def test_wrong_recovery_codes_on_the_console_count_too(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NGHEO_RECOVERY_CODE", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")
    monkeypatch.setenv("NGHEO_NEW_PASSWORD", "mat-khau-moi")
    for _try in range(5):
        assert main(["recover"]) == 3
    capsys.readouterr()
    assert main(["recover"]) == 3
    assert "Đã gõ sai nhiều lần" in capsys.readouterr().err


def test_an_account_is_given_its_days(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NGHEO_NEW_PASSWORD", "mat-khau-moi")
    run("user", "add", "tam", "--role", "viewer", "--from", "2026-12-01")
    shown = {each["login"]: each["validity"] for each in run("user", "list")[1]}
    assert shown == {"canbo": "", "tam": "từ 01/12/2026"}
    assert run("user", "valid", "tam", "--to", "2026-12-31") == (
        0,
        {"login": "tam", "validity": "đến 31/12/2026"},
    )


def test_a_household_is_put_away_listed_and_restored(run: Run, home: Path) -> None:
    run("import", str(SIMPLE))
    one = run("households", "--limit", "1")[1][0]["id"]
    assert run("put-away", "put", one)[0] == 2, "nothing without a reason"
    assert run("put-away", "put", one, "--reason", "ghi hai lần")[0] == 0
    (line,) = run("put-away", "list")[1]
    assert (line["household_id"], line["reason"]) == (one, "ghi hai lần")
    assert run("household", one)[0] == 2
    assert run("put-away", "restore", one)[0] == 0
    assert run("household", one)[0] == 0
    assert run("put-away", "list")[1] == []
