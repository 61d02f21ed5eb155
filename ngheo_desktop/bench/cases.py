"""What is measured: each act of the officer with its budget, its runs and its floor."""

import itertools
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from ngheo_desktop.bench import floors
from ngheo_desktop.bench.doubles import prepare_check, prepare_doubles, prepare_like
from ngheo_desktop.bench.freezing import prepare_freeze
from ngheo_desktop.bench.ground import LOGIN, PASSWORD, Ground
from ngheo_desktop.bench.pairs import Pair
from ngheo_desktop.bench.papers import list_of_a_thousand
from ngheo_desktop.bench.population import write_population
from ngheo_desktop.bench.processes import BARE_WINDOW, peak_memory
from ngheo_desktop.bench.reporting import prepare_reports
from ngheo_desktop.bench.start import prepare_cold_start, prepare_start
from ngheo_desktop.bench.timing import milliseconds, seconds
from ngheo_desktop.bench.windows import prepare_key, prepare_stall
from ngheo_desktop.domain.narrowing import Circumstance, SheetState
from ngheo_desktop.domain.terms import CLASS_TERMS, SEX_TERMS, HouseholdClass
from ngheo_desktop.operations.backups import back_up, verify_backup
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    count_households,
    find_households,
    hamlets_of_list,
    read_households,
    sum_households,
)
from ngheo_desktop.operations.households import (
    open_household,
    save_household,
)
from ngheo_desktop.operations.import_plans import plan_import
from ngheo_desktop.operations.papers import PaperScope, export_form
from ngheo_desktop.operations.restoring import restore_by_password
from ngheo_desktop.operations.scoring import score_all
from ngheo_desktop.printing.forms import FormCode
from ngheo_desktop.printing.household_list import write_household_list
from ngheo_desktop.storage.household_list import latest_standard, read_list_rows

_TYPED = (
    *("t", "tr", "trầ", "trần", "trần v", "tran van t", "n", "ng", "nguyễn t", "neáng", "châu"),
    *("chau s", "lê thị", "phạm", "huỳnh n", "0012"),
)
_NARROWED = (
    HouseholdQuery(),
    HouseholdQuery(order="head", by_hamlet=True),
    HouseholdQuery(household_class=HouseholdClass.POOR, order="members", then="head"),
    HouseholdQuery(computed_class=HouseholdClass.NEAR_POOR, descending=True),
    HouseholdQuery(ethnic="Khmer", order="sheet", then="circumstances", by_hamlet=True),
    HouseholdQuery(lacking="water", order="deprivation_score", descending=True, then="hamlet"),
    *(HouseholdQuery(sheet=each, order="ethnic", by_hamlet=True) for each in SheetState),
    *(HouseholdQuery(circumstance=each, then="phone") for each in Circumstance),
    HouseholdQuery(text="n", sheet=SheetState.DONE, order="ethnic", by_hamlet=True),
)
_PAGE = 256  # lines that the list reads at once
_OPENED = 50
_MEMBERS = 6


@dataclass(frozen=True, slots=True)
class Case:
    """One benchmark: its name for --only, what it says in the table, its budget by size."""

    name: str
    title: str
    unit: str
    budget: Mapping[str, float]
    runs: int
    prepare: Callable[[Ground], Pair]


def _sizes(small: float, large: float) -> Mapping[str, float]:
    """The budgets for a commune of 8,500 households and for one of 30,000."""
    return {"S": small, "L": large}


def _search(ground: Ground) -> Pair:
    """One more letter is typed: what the worker does until the first page is on the screen."""
    office, typed = ground.office, itertools.cycle(_TYPED)

    def search() -> None:
        query = HouseholdQuery(text=next(typed))
        rows = find_households(office, query)
        count_households(office, query)
        hamlets_of_list(office)
        read_households(office, rows[:_PAGE])

    floor = floors.raw_search(ground, _TYPED)
    return Pair(milliseconds(search), milliseconds(floor), "raw SQLite query")


def _list(ground: Ground) -> Pair:
    """The same for every way the list is narrowed, ordered and grouped, each in its turn."""
    office, asked = ground.office, itertools.cycle(_NARROWED)

    def narrow() -> None:
        query = next(asked)
        rows = find_households(office, query)
        count_households(office, query)
        sum_households(office, query)
        read_households(office, rows[:_PAGE])

    return Pair(milliseconds(narrow), milliseconds(floors.raw_list(ground)), "raw SQLite scan")


def _open(ground: Ground) -> Pair:
    """Households with a history: each has been changed twice."""
    office = ground.office
    ids = [row[0] for row in office.store.query(f"SELECT id FROM household LIMIT {_OPENED}")]
    for note in ("gọi lại sau", "đã gọi"):
        for each in ids:
            household = open_household(office, each).household
            save_household(office, replace(household, note=note))
    opened = itertools.cycle(ids)

    def show() -> None:
        open_household(office, next(opened))
        list_hamlets(office)
        assert office.standards

    floor = floors.raw_members(ground, ids)
    return Pair(milliseconds(show), milliseconds(floor), "raw rows of its members")


def _save(ground: Ground) -> Pair:
    """A household of six with every member changed, then its checklist; both are on the disk."""
    office = ground.office
    found = office.store.query(
        f"SELECT household_id FROM summary ORDER BY abs(members - {_MEMBERS}), rid LIMIT 1"
    )
    household_id = found[0][0]
    household = open_household(office, household_id).household
    sheet = open_sheet(office, household_id)
    turns = itertools.count(1)

    def save() -> None:
        turn = next(turns)
        members = [replace(each, note=f"lần {turn}") for each in household.members]
        save_household(office, replace(household, members=tuple(members)))
        facts = replace(sheet.facts, income_score=100 + turn % 2)
        save_sheet(office, household_id, facts, sheet.surveyor)

    floor = floors.one_row_durably(ground.scratch)
    return Pair(milliseconds(save), milliseconds(floor), "one-row durable transaction")


def _score(ground: Ground) -> Pair:
    floor = floors.raw_sheets(ground)
    return Pair(seconds(lambda: score_all(ground.office)), seconds(floor), "same rows read raw")


def _print(ground: Ground) -> Pair:
    paper = list_of_a_thousand(ground)
    cells = [
        (
            *(number, line.code, line.head_name, SEX_TERMS[line.sex] if line.sex else ""),
            *(line.birth.shown if line.birth else "", line.personal_id, line.ethnic, line.hamlet),
            *(line.members, line.income_score, line.deprivation_score),
            *(", ".join(map(str, line.lacking)), CLASS_TERMS[line.household_class]),
        )
        for number, line in enumerate(paper.lines, start=1)
    ]

    def make() -> None:
        write_household_list(list_of_a_thousand(ground), BytesIO())

    return Pair(seconds(make), seconds(floors.bare_canvas(cells)), "bare reportlab canvas")


def _import(ground: Ground) -> Pair:
    """Everybody once more from a list of people: read, checked and matched; nothing is written."""
    path = ground.scratch / "population.csv"
    write_population(ground.office, path)

    def plan() -> None:
        assert plan_import(ground.office, path).counts["read"]

    return Pair(seconds(plan), seconds(floors.raw_csv(path)), "raw csv read")


def _export(ground: Ground) -> Pair:
    """The whole register, a file for each class."""
    office = ground.office
    code = latest_standard(office.store)
    rows = read_list_rows(office.store, code, list(HouseholdClass))
    classes = dict.fromkeys(HouseholdClass(row[12]) for row in rows)

    def export() -> None:
        for each in classes:
            target = ground.scratch / f"{each}.xlsx"
            export_form(office, FormCode.HOUSEHOLD_LIST, target, PaperScope(household_class=each))

    cells = [row[1:] for row in rows]
    return Pair(seconds(export), seconds(floors.raw_workbook(cells)), "raw XlsxWriter")


def _back_up(ground: Ground) -> Pair:
    """Copied, packed, read back from the disk and compared row by row."""
    place = ground.scratch / "usb"
    place.mkdir(exist_ok=True)

    def save() -> None:
        back_up(ground.office, place).file.unlink()

    return Pair(seconds(save), seconds(floors.raw_copy(ground)), "raw copy of the file")


def _restore(ground: Ground) -> Pair:
    """Opened beside the register, compared with it, and put into its place on another PC."""
    made = back_up(ground.office, ground.scratch)
    target = ground.scratch / "other" / "office"

    def restore() -> None:
        verify_backup(ground.office, made.file)
        restore_by_password(target, made.file, LOGIN, PASSWORD)
        shutil.rmtree(target)

    return Pair(seconds(restore), seconds(floors.raw_copy(ground)), "raw copy of the file")


def _memory(ground: Ground) -> Pair:
    """List, search, open, print and export, one after the other under a window."""
    return _memory_of((str(ground.scratch),), ground)


def _heavy(ground: Ground) -> Pair:
    """The heaviest of a year: everybody imported, then everybody scored."""
    path = ground.scratch / "population.csv"
    write_population(ground.office, path)
    return _memory_of((str(ground.scratch), str(path)), ground)


def _memory_of(arguments: Sequence[str], ground: Ground) -> Pair:
    ground.lock_as_in_an_office()
    worker = ("-m", "ngheo_desktop.bench.worker", *arguments)
    return Pair(
        lambda: peak_memory(worker, ground),
        lambda: peak_memory(BARE_WINDOW, ground),
        "bare Qt window",
    )


CASES = (
    Case("start", "cold start to a usable list", "s", _sizes(1.5, 2), 7, prepare_cold_start),
    Case("start-warm", "next start to a usable list", "s", {}, 7, prepare_start),
    Case(
        "key", "key to painted list (120 ms pause in it)", "ms", _sizes(200, 250), 22, prepare_key
    ),
    Case("search", "search, first page", "ms", _sizes(30, 60), 160, _search),
    Case("list", "the list narrowed, ordered, grouped", "ms", _sizes(30, 100), 130, _list),
    Case("open", "open a household with members and history", "ms", _sizes(100, 150), 100, _open),
    Case("save", "save 6 members and checklist, durable", "ms", _sizes(50, 50), 50, _save),
    Case("score", "re-score everybody", "s", _sizes(3, 10), 5, _score),
    Case("print", "PDF list of 1,000 households", "s", _sizes(2, 2), 5, _print),
    Case("freeze", "freeze a list of 2,000 rows", "s", _sizes(2, 2), 5, prepare_freeze),
    Case("import", "import of everybody, dry run", "s", _sizes(20, 80), 3, _import),
    Case("export", "Excel export of the whole register", "s", _sizes(10, 40), 3, _export),
    Case(
        "duplicates",
        "people written twice, whole register",
        "s",
        _sizes(20, 60),
        3,
        prepare_doubles,
    ),
    Case("like", "who is like the person typed in", "ms", _sizes(50, 50), 200, prepare_like),
    Case("check", "self-check of the whole register", "s", _sizes(10, 40), 3, prepare_check),
    Case("backup", "backup with verification", "s", _sizes(10, 40), 3, _back_up),
    Case("restore", "restore with compare", "s", _sizes(20, 80), 3, _restore),
    Case(
        "reports",
        "all 15 reports of 2,000 listed, PDF and Excel",
        "s",
        _sizes(10, 10),
        3,
        prepare_reports,
    ),
    *(
        Case(f"stall-{act}", f"longest stall of the window: {words}", "ms", _sizes(50, 50), 3, made)
        for act, words, made in (
            ("search", "searching", prepare_stall("search")),
            ("print", "making and showing a list", prepare_stall("print")),
            ("import", "reading a list of everybody", prepare_stall("import")),
        )
    ),
    Case("memory", "most memory in daily work", "MB", _sizes(350, 500), 3, _memory),
    Case("memory-import", "most memory of import, re-scoring", "MB", _sizes(350, 500), 3, _heavy),
)
