"""A decision on the console: prepared, checked, frozen, printed, verified, handed over."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision
from ngheo_desktop.storage.summaries import refresh_summaries
from tests.cli.conftest import Run

POOR = HouseholdClass.POOR


def decide(office: Office, day: date, number: str, lines: dict[str, int]) -> None:
    with office.store.writing() as session:
        told = [DecidedHousehold(key, POOR, "", members) for key, members in lines.items()]
        insert_decision(session, number, day, "2022-2025", told)
        refresh_summaries(session)


def test_a_supplement_from_plan_to_the_certificate_that_was_handed_over(
    run: Run, office: Office, add_household: Callable[..., str], tmp_path: Path
) -> None:
    first, second = add_household("Trần Văn Tám", code="0001"), add_household("Lê Út", code="0002")
    decide(office, date(2025, 12, 10), "41/QĐ-UBND", {first: 1, second: 1})
    ((past),) = run("decision", "list")[1]
    plan = run("decision", "supplement", past["id"])[1]["id"]
    assert run("decision", "class", plan, first, "near_poor")[0] == 2  # no reason
    run("decision", "class", plan, first, "near_poor", "--reason", "tính nhầm điểm B2")
    run("decision", "words", plan, "--number", "45/QĐ-UBND", "--on", "2026-11-20",
        "--signer", "Nguyễn Văn Chủ", "--signing", "kt")  # fmt: skip
    code, told = run("decision", "check", plan)
    assert (code, told["green"]) == (1, False)
    assert {each["code"] for each in told["checks"] if not each["is_met"]} == {"standard", "basis"}
    assert run("decision", "freeze", plan)[0] == 1
    run("decision", "confirm-basis", plan)
    run("standard", "confirm", "2022-2025")
    assert run("decision", "check", plan)[0] == 0
    assert len(run("decision", "compare", plan)[1]) == 1
    code, frozen = run("decision", "freeze", plan)
    assert (code, frozen["households"]) == (0, {"poor": 0, "near_poor": 1})
    assert run("decision", "plans")[1] == []

    code, checked = run("verify-list", frozen["code"].lower().replace("-", " "))
    assert (code, checked["whole"], checked["number"]) == (0, True, "45/QĐ-UBND")
    assert run("verify-list", "2222222222")[1]["faults"]
    for kind in ("quyet-dinh", "giay-chung-nhan", "thong-bao"):
        out = tmp_path / f"{kind}.pdf"
        assert run("decision", "print", frozen["code"], kind, "--out", str(out))[0] == 0
        once = out.read_bytes()
        assert run("decision", "print", frozen["code"], kind, "--out", str(out))[0] == 0
        assert out.read_bytes() == once
    out = tmp_path / "quyet-dinh.docx"
    assert run("decision", "docx", frozen["list"], "quyet-dinh", "--out", str(out))[0] == 0
    assert out.read_bytes().startswith(b"PK")
    assert run("decision", "handed", frozen["code"], first, "--on", "2026-11-21")[0] == 0
    (certificate,) = run("decision", "certificates", frozen["code"])[1]
    assert (certificate["handed_on"], certificate["number"]) == ("2026-11-21", 1)
    assert run("household", first)[1]["class"] == "near_poor"


def test_movement_answers_with_its_identities(
    run: Run, office: Office, add_household: Callable[..., str]
) -> None:
    stays, goes, comes = (add_household(name) for name in ("Trần Văn Tám", "Lê Út", "Chau Ôn"))
    assert run("movement")[0] == 2
    decide(office, date(2024, 12, 10), "40/QĐ-UBND", {stays: 1, goes: 1})
    assert "hai quyết định" in run("movement")[1]
    decide(office, date(2025, 12, 10), "41/QĐ-UBND", {stays: 1, comes: 1})
    code, told = run("movement")
    assert told["tables"]["poor"][0]["households"] == {
        "opening": 2, "out_across": 0, "out_up": 1, "out_other": 0, "in_across": 0,
        "in_returned": 0, "in_new": 1, "in_other": 0, "closing": 2,
    }  # fmt: skip
    # The second list names no leaver: the register still shows the household as poor.
    broken = [each for each in told["identities"] if not each["holds"]]
    assert (code, [each["broken"] for each in broken]) == (1, [[goes]])
