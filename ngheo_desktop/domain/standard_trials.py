"""Thử trên số liệu: what another standard would make of the sheets, and why; saves nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ngheo_desktop.domain.explaining import explain_reasons
from ngheo_desktop.domain.plain_tables import Cell, PlainTable
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import AREA_TERMS, CLASS_TERMS, Area, HouseholdClass, Provenance

NOT_SCORED = "Chưa chấm"
COUNTED = (
    HouseholdClass.POOR,
    HouseholdClass.NEAR_POOR,
    HouseholdClass.NOT_POOR,
    HouseholdClass.UNDETERMINED,
)
_LACK = {True: "thiếu", False: "không thiếu", None: "chưa rõ"}


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One household whose class would change."""

    household_id: str
    code: str
    head_name: str
    hamlet: str
    before: HouseholdClass | None  # by the results on record; None = never scored
    after: HouseholdClass
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HamletTrial:
    """Households per class of one hamlet, or of the commune, before and after."""

    name: str
    before: Mapping[HouseholdClass | None, int]
    after: Mapping[HouseholdClass | None, int]


@dataclass(frozen=True, slots=True)
class Trial:
    """What trying a standard gave; the register is as it was."""

    standard: Standard
    households: int  # that have a sheet
    lines: tuple[TrialLine, ...]
    hamlets: tuple[HamletTrial, ...]  # the commune first
    missing: tuple[str, ...]  # parts without which no class can be told, or not for certain


@dataclass(frozen=True, slots=True)
class Tried:
    """One sheet by what is on record and by the standard that is tried."""

    household_id: str
    code: str
    head_name: str
    hamlet: str
    before: Result | None
    after: Result

    @property
    def classes(self) -> tuple[HouseholdClass | None, HouseholdClass]:
        return self.before.household_class if self.before else None, self.after.household_class


def missing_parts(standard: Standard) -> tuple[str, ...]:
    """What is not published or only a draft, one line each; the score lines first."""
    lines = [
        f"Ngưỡng điểm B1 khu vực {AREA_TERMS[area]}: chưa công bố"
        for area in Area
        if area not in standard.score_line
    ]
    drafts = [
        f"Chỉ số {each.number}. {each.title}: dự thảo"
        for each in standard.indicators
        if each.provenance == Provenance.DRAFT and standard.confirmation is None
    ]
    return (*lines, *drafts)


def trial_of(
    standard: Standard, standards: Iterable[Standard], whole: str, tried: Iterable[Tried]
) -> Trial:
    """Put together what each sheet gave; `whole` is how the sums of the commune are called."""
    known = {each.code: each for each in standards}
    lines: list[TrialLine] = []
    before: dict[str, Counter[HouseholdClass | None]] = {}
    after: dict[str, Counter[HouseholdClass | None]] = {}
    count = 0
    for each in tried:
        count += 1
        was, now = each.classes
        for name in (whole, each.hamlet):
            before.setdefault(name, Counter())[was] += 1
            after.setdefault(name, Counter())[now] += 1
        if was != now:
            old = known.get(each.before.standard or "") if each.before else None
            lines.append(_line(each, tuple(_why(each, old, standard))))
    hamlets = tuple(HamletTrial(name, before[name], after[name]) for name in before)
    return Trial(standard, count, tuple(lines), hamlets, missing_parts(standard))


def _line(tried: Tried, why: tuple[str, ...]) -> TrialLine:
    was, now = tried.classes
    return TrialLine(tried.household_id, tried.code, tried.head_name, tried.hamlet, was, now, why)


# --- why ----------------------------------------------------------------------------------------


def _why(tried: Tried, old: Standard | None, new: Standard) -> Iterator[str]:
    """What keeps it from a class, then scores, line and indicators that are not as before."""
    before, after = tried.before, tried.after
    yield from explain_reasons(after, new)
    if before is None:
        return
    if before.income_score != after.income_score:
        yield f"Điểm B1: {_shown(before.income_score)} → {_shown(after.income_score)}."
    yield from _line_moved(after, old, new)
    if before.deprivation_score != after.deprivation_score:
        yield f"Điểm B2: {_span(before)} → {_span(after)}."
    yield from _indicators(before, after, old, new)


def _line_moved(after: Result, old: Standard | None, new: Standard) -> Iterator[str]:
    if old is None or after.area is None:
        return
    lines = old.score_line.get(after.area), new.score_line.get(after.area)
    if None not in lines and lines[0] != lines[1]:
        told = f"Ngưỡng điểm B1 {AREA_TERMS[after.area]}: {lines[0]} → {lines[1]}"
        yield f"{told}, điểm B1 của hộ: {_shown(after.income_score)}."


def _indicators(
    before: Result, after: Result, old: Standard | None, new: Standard
) -> Iterator[str]:
    """By their code: the same number may be another question in another standard."""
    was = {each.indicator: each.lack for each in before.findings}
    now = {each.indicator: each.lack for each in after.findings}
    for code, lack in now.items():
        title = new.indicator(code).title
        if code not in was:
            if lack is not False:
                yield f"{title} (chỉ số mới): {_LACK[lack]}."
        elif was[code] is not lack:
            yield f"{title}: {_LACK[was[code]]} → {_LACK[lack]}."
    for code, lack in was.items():
        if code not in now and lack is not False and old is not None:
            yield f"{old.indicator(code).title}: {_LACK[lack]}, không còn tính."


def _shown(score: int | None) -> str:
    return "chưa rõ" if score is None else str(score)


def _span(result: Result) -> str:
    low, high = result.deprivation_range or (0, 0)
    return f"{low}–{high}" if result.deprivation_score is None else str(result.deprivation_score)


# --- tables -------------------------------------------------------------------------------------

LIST_HEADS = ("Mã hộ", "Chủ hộ", "Ấp, khóm", "Kết quả hiện nay", "Theo chuẩn thử", "Vì sao")
_LIST_WIDTHS = (12, 28, 20, 18, 18, 80)


def class_words(held: HouseholdClass | None) -> str:
    """Diện in words, or that the household was never scored."""
    return CLASS_TERMS[held] if held else NOT_SCORED


def list_rows(trial: Trial) -> list[list[Cell]]:
    """Who would change class, as rows of words."""
    return [
        [
            each.code,
            each.head_name,
            each.hamlet,
            class_words(each.before),
            class_words(each.after),
            " ".join(each.why),
        ]
        for each in trial.lines
    ]


def count_rows(trial: Trial) -> list[list[Cell]]:
    """Per hamlet and class the households of today and those by the standard tried."""
    return [
        [each.name, *(x for kind in COUNTED for x in (each.before.get(kind, 0), each.after[kind]))]
        for each in trial.hamlets
    ]


def trial_tables(trial: Trial) -> list[PlainTable]:
    """Both tables as they are exported."""
    title = f"Thử trên số liệu: {trial.standard.title}"
    notes = ["Chỉ để xem trước, không lưu vào sổ.", *(f"{each}." for each in trial.missing)]
    heads = [(words, float(width)) for words, width in zip(LIST_HEADS, _LIST_WIDTHS, strict=True)]
    counted = [("Ấp, khóm", 26.0)]
    for kind in COUNTED:
        counted += [(f"{CLASS_TERMS[kind]}, nay", 12.0), (f"{CLASS_TERMS[kind]}, thử", 12.0)]
    return [
        PlainTable(title, heads, list_rows(trial), notes, sheet="Hộ đổi diện"),
        PlainTable(title, counted, count_rows(trial), notes, frozenset({0}), "Theo ấp, khóm"),
    ]
