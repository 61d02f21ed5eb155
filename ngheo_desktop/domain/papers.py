"""Giấy tờ: the values a printed paper is made from; what a form may not show has no field here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.days import official_day
from ngheo_desktop.domain.facts import Facts, SurveyedMember
from ngheo_desktop.domain.register import Commune, Decision
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass, Sex

LIST_TITLE = "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO"
NO_HOUSEHOLD = "Không có hộ nào"


class LetterheadKind(StrEnum):
    """Tiêu đề văn bản: whose paper it is."""

    COMMITTEE = "ubnd"
    FRONT = "mttq"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Tiêu đề văn bản of one commune (NĐ 30/2020 Phụ lục I; HD 91/HD-MTTW-BTT for the Front)."""

    kind: LetterheadKind
    commune: Commune
    parent: tuple[str, ...] = ()  # cơ quan chủ quản, by line; a People's Committee names none

    @property
    def body(self) -> tuple[str, ...]:
        """Cơ quan ban hành, line by line."""
        place = self.commune.full_name.upper()
        if self.kind == LetterheadKind.COMMITTEE:
            return ("ỦY BAN NHÂN DÂN", place)
        return ("ỦY BAN MTTQ VIỆT NAM", place, "BAN THƯỜNG TRỰC")

    @property
    def body_in_a_sentence(self) -> str:
        """«Ủy ban nhân dân xã Ô Lâm»."""
        if self.kind == LetterheadKind.COMMITTEE:
            return f"Ủy ban nhân dân {self.commune.full_name}"
        return f"Ủy ban Mặt trận Tổ quốc Việt Nam {self.commune.full_name}"

    @property
    def place(self) -> str:
        """Địa danh: the name alone, but with its kind where the name is a number."""
        name = self.commune.name
        return f"{self.commune.kind.capitalize()} {name}" if name[:1].isdigit() else name


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What opens a paper; a day not yet known leaves room to write it by hand."""

    letterhead: Letterhead
    dated: date | None = None
    number_sign: str = ""  # «12/QĐ-UBND»
    practice: bool = False  # bears THỰC HÀNH on every page

    @property
    def place_and_date(self) -> str:
        """«Ô Lâm, ngày 05 tháng 02 năm 2026»."""
        return f"{self.letterhead.place}, {paper_date(self.dated)}"


@dataclass(frozen=True, slots=True)
class Signer:
    """Người ký: «TM. ỦY BAN NHÂN DÂN», «CHỦ TỊCH»; a title never carries an academic degree."""

    titles: tuple[str, ...]
    name: str = ""
    hint: str = ""  # «(Ký, ghi rõ họ tên)»


@dataclass(frozen=True, slots=True)
class Signing:
    """Phần ký: the signers from left to right, and who receives the paper (nơi nhận)."""

    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()


class Grouping(StrEnum):
    """How the rows of a list are put together."""

    BY_CLASS = "class"
    BY_HAMLET = "hamlet"


@dataclass(frozen=True, slots=True)
class InternalLine:
    """One household of the internal list, with what only the office may see."""

    code: str
    head_name: str
    sex: Sex | None
    birth: Birth | None
    personal_id: str
    ethnic: str
    hamlet: str
    members: int
    income_score: int | None
    deprivation_score: int | None
    lacking: tuple[int, ...]  # numbers of the indicators on the form of the list's standard
    household_class: HouseholdClass


@dataclass(frozen=True, slots=True)
class HouseholdListPaper:
    """Danh sách hộ nghèo, hộ cận nghèo, bản nội bộ; a draft until a decision is signed."""

    head: PaperHead
    standard: str  # its title
    on: date
    scope: str  # «xã Ô Lâm», «ấp Hòa Lợi»
    lines: tuple[InternalLine, ...]
    legend: tuple[tuple[int, str], ...] = ()  # number of an indicator → its title
    grouping: Grouping = Grouping.BY_CLASS
    signing: Signing = field(default_factory=Signing)
    attached_to: str = ""  # «Quyết định số 45/QĐ-UBND ngày …»
    title: str = LIST_TITLE
    draft: bool = True
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class PastLine:
    """One household of the register of a past day."""

    household_id: str
    code: str
    head_name: str
    birth: Birth | None
    hamlet: str  # by its name of that day
    address: str
    members: int
    household_class: HouseholdClass | None  # by the decisions up to that day


@dataclass(frozen=True, slots=True)
class PastPaper:
    """Sổ hộ của một ngày trước."""

    head: PaperHead
    day: date
    scope: str
    lines: tuple[PastLine, ...]


class Outcome(StrEnum):
    """Kết quả as posted: what happens to the household. No free text reaches the wall."""

    ENTERS = "enters"
    STAYS = "stays"
    CHANGES = "changes"  # between poor and near poor
    LEAVES = "leaves"


OUTCOME_TERMS = {
    Outcome.ENTERS: "Vào danh sách",
    Outcome.STAYS: "Giữ nguyên",
    Outcome.CHANGES: "Chuyển diện",
    Outcome.LEAVES: "Ra khỏi danh sách",
}


@dataclass(frozen=True, slots=True)
class PostingLine:
    """One household on the wall: only what people need in order to object."""

    head_name: str
    hamlet: str
    household_class: HouseholdClass
    outcome: Outcome | None = None


class PostingSize(StrEnum):
    """Khổ giấy of the posting form."""

    A4 = "a4"
    A3 = "a3"


@dataclass(frozen=True, slots=True)
class PostingPaper:
    """Bảng niêm yết: the public list."""

    head: PaperHead
    standard: str
    on: date
    scope: str
    lines: tuple[PostingLine, ...]
    posted_from: date | None = None
    posted_to: date | None = None
    signing: Signing = field(default_factory=Signing)
    attached_to: str = ""
    title: str = LIST_TITLE
    size: PostingSize = PostingSize.A4
    draft: bool = True
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class ExplanationPaper:
    """Giấy giải thích kết quả rà soát for one household, in words that its people use."""

    head: PaperHead
    head_name: str
    code: str
    hamlet: str  # with its kind: «ấp Vĩnh Phú»
    members: tuple[SurveyedMember, ...]
    standard: Standard
    result: Result
    decision: Decision | None = None  # what counts, once it is signed
    objection_until: date | None = None
    signing: Signing = field(default_factory=Signing)


@dataclass(frozen=True, slots=True)
class ChecklistHousehold:
    """Whose sheet it is; empty fields are left to be written by hand."""

    code: str = ""
    head_name: str = ""
    hamlet: str = ""
    address: str = ""
    surveyor: str = ""


@dataclass(frozen=True, slots=True)
class PrefilledMember:
    """A member whose name stands on the sheet already; it has no answers."""

    name: str
    birth: Birth | None = None
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class BlankChecklistPaper:
    """Phiếu rà soát để ghi tay: no answer can be printed on it."""

    head: PaperHead
    standard: Standard
    household: ChecklistHousehold = field(default_factory=ChecklistHousehold)
    members: tuple[PrefilledMember, ...] = ()
    empty_lines: int = 8
    survey_date: date | None = None


@dataclass(frozen=True, slots=True)
class FilledChecklistPaper:
    """Phiếu rà soát đã điền, with the computed result under it."""

    head: PaperHead
    standard: Standard
    household: ChecklistHousehold
    facts: Facts
    result: Result


@dataclass(frozen=True, slots=True)
class RecoveryCodePaper:
    """Phiếu mã khôi phục: opens the office when every password is forgotten."""

    head: PaperHead
    code: str  # in groups: «ABCD-EFGH-…»
    holder: str = ""  # who received it
    signing: Signing = field(default_factory=Signing)


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Rows that stand together under one heading."""

    title: str
    lines: tuple[InternalLine, ...]


def paper_date(day: date | None) -> str:
    """«ngày 05 tháng 02 năm 2026»: or dots to write it in by hand."""
    if day is None:
        return "ngày ..... tháng ..... năm ........"
    return official_day(day)


def indicator_legend(standard: Standard) -> tuple[tuple[int, str], ...]:
    """What the numbers in the column «Chỉ số thiếu hụt» mean under this standard."""
    return tuple((each.number, each.title) for each in standard.indicators)


def grouped(lines: Sequence[InternalLine], grouping: Grouping) -> tuple[LineGroup, ...]:
    """The rows in groups: poor first, or hamlet by hamlet as they come; order kept inside."""
    if grouping == Grouping.BY_CLASS:
        kinds = [each for each in HouseholdClass if any(x.household_class == each for x in lines)]
        return tuple(
            LineGroup(CLASS_TERMS[kind], tuple(x for x in lines if x.household_class == kind))
            for kind in kinds
        )
    hamlets = dict.fromkeys(line.hamlet for line in lines)
    return tuple(LineGroup(each, tuple(x for x in lines if x.hamlet == each)) for each in hamlets)


def households_and_people(lines: Sequence[InternalLine]) -> str:
    """«12 hộ, 47 khẩu»."""
    people = sum(line.members for line in lines)
    return f"{grouped_digits(len(lines))} hộ, {grouped_digits(people)} khẩu"


def households_by_class(classes: Iterable[HouseholdClass]) -> str:
    """«3 hộ nghèo, 5 hộ cận nghèo»."""
    found = list(classes)
    counts = [(each, found.count(each)) for each in HouseholdClass]
    words = [f"{grouped_digits(n)} {_household_words(each)}" for each, n in counts if n]
    return ", ".join(words) or "0 hộ"


def _household_words(kind: HouseholdClass) -> str:
    words = CLASS_TERMS[kind]
    lowered = words[0].lower() + words[1:]
    return lowered if lowered.startswith("hộ") else f"hộ {lowered}"
