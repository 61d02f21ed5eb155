"""Papers of an invented commune, and what a reader of the PDF sees."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any, BinaryIO

from pypdf import PdfReader

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import (
    Device,
    Education,
    Facts,
    HouseAnswers,
    Material,
    MemberAnswers,
    SurveyedMember,
    Toilet,
    WaterSource,
    Work,
)
from ngheo_desktop.domain.papers import (
    ExplanationPaper,
    HouseholdListPaper,
    InternalLine,
    Letterhead,
    LetterheadKind,
    Outcome,
    PaperHead,
    PostingLine,
    PostingPaper,
    Signer,
    Signing,
    indicator_legend,
)
from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.scoring import Result, evaluate_under
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import Area, HouseholdClass, Sex
from ngheo_desktop.reference import shipped_standards

COMMUNE = Commune("30577", "Ô Lâm", "xã", "An Giang", Area.RURAL)
HEAD = PaperHead(Letterhead(LetterheadKind.COMMITTEE, COMMUNE), date(2026, 2, 5))
SIGNING = Signing(
    (
        Signer(("NGƯỜI LẬP DANH SÁCH",), "Neáng Sa", "(Ký, ghi rõ họ tên)"),
        Signer(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Minh Chánh"),
    )
)
SURVEYED = date(2026, 11, 21)
HAMLETS = ("Hòa Lợi", "Vĩnh Phú", "Phước Long Thượng")
FAMILIES = ("Nguyễn Văn", "Neáng Sóc", "Chau Thị", "Huỳnh Ngọc")


@cache
def standard() -> Standard:
    """The standard of 2022–2025 as shipped."""
    return shipped_standards()[0]


def line(number: int, **changes: Any) -> InternalLine:
    """Household `number`; two thirds are near-poor."""
    made = InternalLine(
        code=f"H{number:05d}",
        head_name=f"{FAMILIES[number % 4]} Người{number}",
        sex=list(Sex)[number % 2],
        birth=Birth(1950 + number % 50, 1 + number % 12, 1 + number % 28),
        personal_id=f"089{number:09d}",
        ethnic="Khmer",
        hamlet=HAMLETS[number % 3],
        members=1 + number % 7,
        income_score=118,
        deprivation_score=40,
        lacking=(4, 7, 9, 10),
        household_class=HouseholdClass.NEAR_POOR if number % 3 else HouseholdClass.POOR,
    )
    return replace(made, **changes)


def list_paper(*lines: InternalLine, **changes: Any) -> HouseholdListPaper:
    made = HouseholdListPaper(
        head=HEAD,
        standard=standard().title,
        on=date(2026, 11, 23),
        scope="xã Ô Lâm",
        lines=lines,
        legend=indicator_legend(standard()),
        signing=SIGNING,
    )
    return replace(made, **changes)


def posting_paper(*lines: InternalLine, **changes: Any) -> PostingPaper:
    posted = tuple(
        PostingLine(each.head_name, each.hamlet, each.household_class, Outcome.STAYS)
        for each in lines
    )
    made = PostingPaper(
        head=HEAD,
        standard=standard().title,
        on=date(2026, 11, 23),
        scope="ấp Hòa Lợi",
        lines=posted,
        posted_from=date(2026, 11, 20),
        posted_to=date(2026, 11, 25),
        signing=SIGNING,
    )
    return replace(made, **changes)


def household_facts(people: int = 3, income: int | None = 118) -> Facts:
    """A household that lacks insurance, housing, water and a latrine."""
    adult = MemberAnswers(
        work=Work.OWN, health_insurance=True, disabled=False, monthly_allowance=False
    )
    kinds = (
        SurveyedMember(1, Birth(1971, 3, 2), Sex.MALE, adult, "Nguyễn Văn Bảy"),
        SurveyedMember(
            2, Birth(1974), Sex.FEMALE, replace(adult, health_insurance=False), "Lê Thị Mười"
        ),
        SurveyedMember(
            3,
            Birth(2003, 5, 1),
            Sex.FEMALE,
            replace(adult, education=Education.PRIMARY, studying=False, employer_training=False),
            "Nguyễn Thị Nở",
        ),
    )
    members = tuple(replace(kinds[at % 3], no=at + 1) for at in range(people))
    house = HouseAnswers(
        wall=Material.NON_DURABLE,
        pillar=Material.DURABLE,
        roof=Material.NON_DURABLE,
        housing_area_m2=Decimal("38.5"),
        water_source=WaterSource.RIVER_CANAL,
        toilet=Toilet.OVER_WATER,
        devices=frozenset({Device.TV, Device.SMARTPHONE}),
        anyone_online=True,
    )
    return Facts(SURVEYED, Area.RURAL, income, house, members)


def explanation_paper(facts: Facts, **changes: Any) -> ExplanationPaper:
    result: Result = evaluate_under(standard(), facts)
    made = ExplanationPaper(
        head=HEAD,
        head_name="Nguyễn Văn Bảy",
        code="H00431",
        hamlet="ấp Hòa Lợi",
        members=facts.members,
        standard=standard(),
        result=result,
        signing=SIGNING,
    )
    return replace(made, **changes)


def printed(write: Callable[[Any, BinaryIO], int], paper: Any) -> bytes:
    """The PDF of a paper; the number of pages is what the writer said."""
    target = BytesIO()
    pages = write(paper, target)
    assert pages == len(PdfReader(target).pages)
    return target.getvalue()


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, as pypdf reads it; every word of ours is NFC."""
    texts = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)
    return texts


def squeezed(text: str) -> str:
    """Text without any white space, so that a wrapped name is found whole."""
    return "".join(text.split())
