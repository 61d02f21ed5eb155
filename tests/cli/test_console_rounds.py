"""A review round on the console: every verb answers JSON, refusals have their exit codes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.office import Office
from tests.cli.conftest import Run
from tests.operations.campaign import Campaign

HAMLET = ("--hamlet", "Phước Lợi")


@pytest.fixture
def run(run: Run) -> Run:
    """Runs one command of a round."""
    return partial(run, "round")


def test_a_round_is_driven_from_opening_to_the_board_that_waits_for_the_decision(
    run: Run,
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    add_household: Callable[..., str],
    tmp_path: Path,
) -> None:
    campaign = Campaign(office, monkeypatch).at("2026-11-02")
    first, second = add_household("Trần Văn Tám", code="0001"), add_household("Lê Út", code="0002")
    campaign.decided({first: HouseholdClass.POOR})
    assert run("status")[0] == 2  # no round yet
    assert run("open")[1]["households"] == 1
    assert run("open")[0] == 2
    assert [each["title"] for each in run("rounds")[1]] == ["Rà soát định kỳ năm 2026"]
    assert len(run("status")[1]["unconfirmed"]) == 2
    assert run("rule", "posting.days", "3", "--source", "Công văn 12")[0] == 0
    assert run("rule", "opinion.exists", "có", "--source", "Công văn 12")[0] == 0
    assert run("rule", "posting.days", "ba", "--source", "Công văn 12")[0] == 1
    assert {each["name"]: each["value"] for each in run("rules")[1]}["posting.days"] == 3
    assert run("add", "0002", "--reason", "Mất việc")[0] == 0
    assert run("remove", "0002")[0] == 0
    assert run("apply", "0002", "--reason", "Mất việc")[0] == 0
    (application,) = run("applications")[1]
    assert (application["due_on"], application["state"]) == ("2026-11-30", "waiting")
    assert run("take-up", application["id"])[0] == 0
    assert run("surveyors", "canbo", *HAMLET)[0] == 0
    assert run("list-done", *HAMLET)[0] == 0
    assert run("list-reopen", *HAMLET)[0] == 0
    assert run("list-done", *HAMLET)[0] == 0
    assert [each["code"] for each in run("todo", *HAMLET)[1]] == ["0001", "0002"]
    for each in (first, second):
        campaign.sheet(each)
    people = ("--chair", "Chau Sóc", "--secretary", "Neáng Phương", "--attendee", "Bí thư: Lê Bảy")
    minutes = ("meeting", *HAMLET, "--held", "2026-11-02", "--present", "50", *people)
    assert run(*minutes, "--vote", "0002=40/20")[0] == 1
    code, kept = run(*minutes, "--vote", "0002=24/26")
    assert (code, kept["passed"]) == (1, 1)
    assert "chưa đủ 50%" in kept["votes"][1]["told"]
    assert run("find", kept["code"])[1]["id"] == kept["id"]
    assert run("withdraw", kept["id"])[0] == 0
    code, kept = run(*minutes, "--class", "0002=near_poor:Con đi làm")
    assert (code, kept["passed"]) == (0, 2)
    assert run("sign", kept["id"])[0] == 0
    posting = run("post", *HAMLET)[1]
    assert posting["ends"] == "2026-11-05"
    told = ("object", *HAMLET, "--household", "0002", "--by", "Võ Văn Bảy", "--text", "Có đất")
    objection = run(*told)[1]["id"]
    answered = ("answer", objection, "--text", "Đã xem", "--class", "not_poor")
    assert run(*answered, "--no-posting")[0] == 1
    assert run(*answered)[0] == 0
    assert run("objections")[1][0]["recheck_class"] == "not_poor"
    again = run("post", *HAMLET)[1]
    assert again["number"] == 2
    campaign.at("2026-11-06")
    assert run("take-down", posting["id"])[0] == 0
    assert run("ask", *HAMLET)[0] == 0
    assert run("opinion", *HAMLET, "--paper", "31/SNNMT")[0] == 0
    steps = run("status")[1]["hamlets"][0]["steps"]
    assert (steps["decision"]["state"], steps["opinion"]["state"]) == ("ready", "done")
    results = {each["code"]: each for each in run("results")[1]}
    assert results["0002"]["meeting_class"] == "near_poor"
    assert results["0002"]["proposed"] == "not_poor"
    _prints(run, kept["id"], (posting["id"], again["id"]), tmp_path)
    assert run("close")[0] == 0
    assert run("status")[1]["closed_on"]
    assert run("list-reopen", *HAMLET)[0] == 2  # what is over is only read


def _prints(run: Run, meeting: str, postings: tuple[str, str], folder: Path) -> None:
    papers = (
        ("minutes", meeting),
        ("attendance", *HAMLET),
        ("posting", postings[0]),
        ("posting-notice", postings[0]),
        ("progress",),
        ("list", *HAMLET),
    )
    for paper in papers:
        target = folder / f"{paper[0]}.pdf"
        code, made = run("print", *paper, "--out", str(target))
        assert code == 0, made
        assert made["pages"] == len(PdfReader(target).pages)
    assert "Bí thư: Lê Bảy" in PdfReader(folder / "minutes.pdf").pages[0].extract_text()
    target = folder / "minutes.docx"
    assert run("print", "minutes", meeting, "--out", str(target))[0] == 0
    assert target.stat().st_size > 10_000
    assert run("print", "progress", "--out", str(target))[0] == 2
    for form in ("01", "04"):
        blank = str(folder / f"{form}.pdf")
        assert run("print", "application", "0002", "--form", form, "--out", blank)[1]["pages"] == 1
    text = PdfReader(folder / "posting.pdf").pages[0].extract_text()
    assert "Lê Út" in text, "the first board is printed as it hung"
    target = folder / "again.pdf"
    assert run("print", "posting", postings[1], "--out", str(target))[0] == 0
    text = PdfReader(target).pages[0].extract_text()
    assert "Ra khỏi danh sách" not in text  # 0002 never was on the list
    assert "Lê Út" not in text
    assert "Trần Văn Tám" in text


def test_days_are_typed_as_people_write_them_and_a_round_that_is_over_is_still_read(
    run: Run, office: Office, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> None:
    Campaign(office, monkeypatch).at("2026-11-16")
    add_household("Lê Út", code="0002")
    run("apply", "0002", "--received", "02/11/2026")
    assert run("applications")[1][0]["received_on"] == "2026-11-02"
    with pytest.raises(SystemExit):
        run("apply", "0002", "--received", "31/02/2026")
    run("open", "--month", "11")
    run("close")
    assert run("status")[1]["closed_on"] == "2026-11-16"


def test_quick_screen_and_refusals_have_their_words(
    run: Run, office: Office, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> None:
    Campaign(office, monkeypatch).at("2026-11-16")
    add_household("Lê Út", code="0002")
    run("apply", "0002", "--received", "2026-11-02")
    assert run("open", "--month", "11")[1]["kind"] == "in_year"
    assert run("rule", "screen.items", "Có ô tô\nCó nhà", "--source", "Phụ lục II")[0] == 0
    assert run("rule", "screen.limit", "2", "--source", "Phụ lục II")[0] == 0
    assert run("screen", "0002", "Có ô tô=có")[0] == 2
    assert run("screen", "0002", "Có ô tô=có", "Có nhà=có")[0] == 0
    assert run("results")[1][0]["screened_out"]
    (application,) = run("applications")[1]
    refused = ("refuse", application["id"], "--reason", "Phiếu A cho thấy không nghèo")
    assert run(*refused)[0] == 0
    assert run(*refused)[0] == 2
