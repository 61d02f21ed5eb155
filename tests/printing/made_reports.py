"""Reports of an invented office, with the longest names, as the printed forms are given them."""

from datetime import date
from io import BytesIO

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.movement import Fate, Period, movement_between
from ngheo_desktop.domain.papers import Letterhead, LetterheadKind, PaperHead
from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.reports.basis import Basis, HamletCount, Listed, Moment, Person, Place
from ngheo_desktop.domain.reports.kinds import KINDS, NEAR, POOR
from ngheo_desktop.domain.reports.making import report_of
from ngheo_desktop.domain.reports.paper import ReportPaper
from ngheo_desktop.domain.standings import FULL, DecidedList, Standing
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.printing.report_sheet import write_report
from ngheo_desktop.reference import shipped_standards

DAY, BEFORE = date(2026, 12, 10), date(2025, 12, 10)
STANDARD = next(each for each in shipped_standards() if each.code == "2022-2025")
LONG = "khu phố Nguyễn Thị Minh Khai Đông Thạnh Mỹ Tây"
HEAD = PaperHead(Letterhead(LetterheadKind.COMMITTEE, Commune("1", "Ô Lâm", "xã", "An Giang")))
CODES = [each.code for each in STANDARD.indicators]


def household(at: int, places: int) -> Listed:
    kind = POOR if at % 2 else NEAR
    lacking = CODES[:4] if kind == POOR else CODES[:1]
    people = tuple(
        Person(
            "Nguyễn Thị Ngọc Phượng Hoàng Anh Thư",
            "Cha, mẹ vợ hoặc chồng" if member else "Chủ hộ",
            not member,
            Sex.FEMALE,
            Birth(1950 + member),
            "Khmer" if at % 3 else "Kinh",
        )
        for member in range(3)
    )
    return Listed(
        f"h{at}",
        f"{at:04d}",
        people[0].name,
        f"p{at % places}",
        kind,
        3,
        people,
        minority=bool(at % 3),
        merit=False,
        causes=frozenset({"no_land"}),
        wishes=frozenset({"health"}),
        lacking={code: code in lacking for code in CODES},
        deprivation=10 * len(lacking),
    )


def office(number: int = 40, places: int = 30) -> Basis:
    listed = tuple(
        sorted((household(at, places) for at in range(number)), key=lambda each: each.hamlet_id)
    )
    now = {each.id: Standing(each.household_class, 3) for each in listed}
    lists = [
        DecidedList("41", BEFORE, "2022-2025", FULL, dict(list(now.items())[::2])),
        DecidedList("45", DAY, "2022-2025", FULL, now),
    ]
    fates = {each.id: Fate(each.hamlet_id) for each in listed}
    count = HamletCount("", DAY, 1234, 5678, 321, "Công an xã")
    return Basis(
        Moment("k", "Quyết định số 45/QĐ-UBND ngày 10/12/2026", DAY, "2022-2025"),
        STANDARD,
        "xã Ô Lâm",
        tuple(Place(f"p{at}", f"{LONG} {at}", count) for at in range(places)),
        listed,
        16,
        movement_between(Period(BEFORE, DAY, "2022-2025"), lists, fates),
        causes=(("no_land", "Không có đất sản xuất"),),
        supports=(("health", "Hỗ trợ y tế"),),
        average_known=True,
    )


def paper(number: int, basis: Basis | None = None) -> ReportPaper:
    return ReportPaper(HEAD, report_of(basis or office(), KINDS[number - 1]))


def report_pdf(number: int, households: int, places: int) -> bytes:
    """One report as it is printed."""
    target = BytesIO()
    write_report(paper(number, office(households, places)), target)
    return target.getvalue()
