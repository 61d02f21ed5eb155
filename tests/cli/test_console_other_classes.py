"""Mức sống trung bình, thu nhập thấp on the console: every verb answers JSON."""

from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader

from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from tests.cli.conftest import Run
from tests.operations.campaign import Campaign


@pytest.fixture
def run(run: Run) -> Run:
    """Runs one command about the other classes."""
    return partial(run, "other")


def test_a_household_is_recognised_from_the_console(
    run: Run, office: Office, monkeypatch: pytest.MonkeyPatch, household_id: str, tmp_path: Path
) -> None:
    campaign = Campaign(office, monkeypatch).at("2026-11-12")
    assert run("receive", household_id)[0] == 1  # no occupation
    code, received = run("receive", household_id, "--occupation", "else")
    assert code == 0
    assert "QĐ 24/2021" in received["warnings"][0]["text"]
    case = received["case"]
    assert run("sheet", case, "--line", "lúa nhiều")[0] == 2
    _code, told = run("sheet", case, "--line", "livestock=?", "--whole")
    assert (told["per_person"], told["verdict"]) == (None, "undetermined")
    lines = ("--line", "crops=72000000-12000000", "--line", "allowance=500000x12")
    _code, told = run("sheet", case, *lines, "--whole")
    assert (told["per_person"], told["verdict"]) == (1_666_667, "fits")
    campaign.at("2026-11-16")
    assert run("post", case)[1]["posting"]["ends"] == "2026-11-23"
    assert run("unpost", case)[0] == 0
    assert run("post", case)[0] == 0
    for verb in ("board", "blank"):
        assert run(verb, "--out", str(tmp_path / f"{verb}.pdf"))[1]["pages"] == 1
    assert run("complain", case, "--by", "Lê Ba", "--told", "Có máy cày")[1]["number"] == 1
    assert run("answer", case, "1", "--told", "Máy của người anh")[0] == 0
    campaign.at("2026-11-24")
    (listed,) = run("list", "--household", household_id)[1]
    assert (listed["step"], listed["days_left"]) == ("decision", 6)
    words = ("--case", case, "--number", "52/QĐ-UBND", "--signer", "Chau Kim")
    code, checked = run("check", *words)
    assert code == 1
    assert any("chưa đối chiếu" in each for each in checked["missing"])
    code, signed = run("decide", *words, "--basis-compared")
    assert (code, signed["lines"][0]["person"]) == (0, "Trần Văn Tám")
    assert run("verify", signed["code"])[0] == 0
    assert run("show", case)[1]["step"] == "granted"
    assert len(run("decisions")[1]) == 1
    for form in run("show", case)[1]["papers"]:
        target = tmp_path / f"{form}.pdf"
        assert run("print", case, form, "--out", str(target))[0] == 0
        assert PdfReader(target).pages


def test_a_worker_is_refused_or_takes_the_application_back(
    run: Run, office: Office, household_id: str
) -> None:
    member = open_household(office, household_id).household.members[1].id
    worker = ("receive", household_id, "--kind", "low_income_worker", "--member", member)
    case = run(*worker)[1]["case"]
    assert run(*worker)[0] == 2  # the first is still open
    assert run("withdraw", case)[0] == 0
    case = run(*worker)[1]["case"]
    assert run("refuse", case, "--reason", "Thu nhập trên mức")[0] == 0
    assert run("show", case)[1]["refusal"] == "Thu nhập trên mức"
    assert run("refuse", case, "--reason", "Lần nữa")[0] == 2
