"""Việc tập: eight guided tasks, each step known to be done from the practice register itself."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.practice import PASSWORD
from ngheo_desktop.operations.preferences import read_preference, write_preference
from ngheo_desktop.paths import resource
from ngheo_desktop.printing.forms import FormCode
from ngheo_desktop.text import search_key

_SEEN = "practice_seen"  # what leaves no line in the diary: a search, a help text, the lock


@dataclass(frozen=True, slots=True)
class PracticeStep:
    """One thing to do; `sign` names how it is recognised, "" = it is only read."""

    text: str
    sign: str = ""
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class PracticeTask:
    """One guided task."""

    title: str
    steps: tuple[PracticeStep, ...]

    @property
    def is_done(self) -> bool:
        return all(step.is_done for step in self.steps if step.sign)


def practice_tasks(office: Office) -> tuple[PracticeTask, ...]:
    """The tasks with the names of this commune, and which of their steps are done by now."""
    words = _words(office)
    seen = frozenset(read_preference(office, _SEEN, []))
    return tuple(
        replace(
            task,
            steps=tuple(
                replace(
                    step,
                    text=step.text.format(**words),
                    is_done=bool(step.sign) and _SIGNS[step.sign](office, seen),
                )
                for step in task.steps
            ),
        )
        for task in _written_tasks()
    )


def note_seen(office: Office, sign: str) -> None:
    """Remember in the practice file something that changes no record."""
    seen = read_preference(office, _SEEN, [])
    if office.is_practice and sign not in seen:
        write_preference(office, _SEEN, [*seen, sign])


@lru_cache(maxsize=1)
def _written_tasks() -> tuple[PracticeTask, ...]:
    told = tomllib.loads(resource("practice", "tasks.toml").read_text(encoding="utf-8"))
    return tuple(
        PracticeTask(
            task["title"],
            tuple(PracticeStep(step["text"], step.get("done", "")) for step in task["step"]),
        )
        for task in told["task"]
    )


def _words(office: Office) -> dict[str, str]:
    head, hamlet = _found_household(office)[1:]
    return {
        "head": head,
        "typed": search_key(head),
        "hamlet": hamlet,
        "last_year": _last_year_household(office)[1],
        "hint": PASSWORD,
    }


def _found_household(office: Office) -> tuple[str, str, str]:
    """The first household whose head has accents to be left out when typing."""
    rows = office.store.query("SELECT household_id, head_name, hamlet FROM summary ORDER BY code")
    chosen = [row for row in rows if search_key(row[1]) != row[1].lower()] or rows
    return tuple(chosen[0]) if chosen else ("", "", "")


def _last_year_household(office: Office) -> tuple[str, str]:
    """The first household that has a sheet of an earlier year, which began the practice."""
    rows = office.store.query(
        "SELECT c.household_id, s.head_name FROM checklist c "
        "JOIN summary s ON s.household_id = c.household_id WHERE c.survey_date < ? "
        "ORDER BY s.code LIMIT 1",
        (f"{office.today().year}-01-01",),
    )
    return tuple(rows[0]) if rows else ("", "")


def _noted(sign: str) -> Callable[[Office, frozenset[str]], bool]:
    return lambda _office, seen: sign in seen


def _in_diary(office: Office, condition: str, *values: str) -> bool:
    return bool(office.store.query(f"SELECT 1 FROM diary WHERE {condition} LIMIT 1", values))


_SIGNS: dict[str, Callable[[Office, frozenset[str]], bool]] = {
    "searched": _noted("searched"),
    "taken_as_before": _noted("taken_as_before"),
    "help_read": _noted("help_read"),
    "locked": _noted("locked"),
    "unlocked": _noted("unlocked"),
    "found_household_changed": lambda office, _seen: _in_diary(
        office, "act = 'sửa hộ' AND household_id = ?", _found_household(office)[0]
    ),
    "household_added": lambda office, _seen: _in_diary(office, "act = 'thêm hộ'"),
    "sheet_of_added_household": lambda office, _seen: _in_diary(
        office,
        "act = 'ghi phiếu rà soát' AND household_id IN "
        "(SELECT household_id FROM diary WHERE act = 'thêm hộ')",
    ),
    "last_year_household_reviewed": lambda office, _seen: _in_diary(
        office,
        "act = 'ghi phiếu rà soát' AND household_id = ?",
        _last_year_household(office)[0],
    ),
    "posting_printed": lambda office, _seen: _in_diary(
        office, "act IN ('in', 'lưu PDF') AND record_id = ?", str(FormCode.POSTING_LIST)
    ),
    "any_household_changed": lambda office, _seen: _in_diary(office, "act = 'sửa hộ'"),
    "act_undone": lambda office, _seen: _in_diary(office, "act LIKE 'hoàn tác%'"),
}
