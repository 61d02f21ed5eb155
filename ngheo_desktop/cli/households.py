"""Households on the console: look for some, read one, change one, put one away."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from ngheo_desktop.cli import answers, lists
from ngheo_desktop.cli.named import class_of, hamlet_id
from ngheo_desktop.cli.verbs import Answer, Options
from ngheo_desktop.domain.family_events import EventKind
from ngheo_desktop.domain.register import Household, Member, MemberStatus
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office


def found(office: Office, options: Options) -> Answer:
    """`ngheo households`: those looked for, a line each."""
    from ngheo_desktop.operations.household_list import (
        HouseholdQuery,
        find_households,
        read_households,
    )

    query = HouseholdQuery(
        text=options.search,
        hamlet_id=hamlet_id(office, options.hamlet),
        household_class=class_of(options.household_class),
    )
    rows = find_households(office, query)[: options.limit]
    lines = []
    for at in range(0, len(rows), 500):
        lines += read_households(office, rows[at : at + 500])
    return [answers.line_json(line) for line in lines], 0


def one(office: Office, options: Options) -> Answer:
    """`ngheo household`: one, whole."""
    from ngheo_desktop.operations.households import open_household

    return answers.file_json(open_household(office, options.id)), 0


def put_away(office: Office, options: Options) -> Answer:
    """`ngheo put-away`: cất đi, lấy lại, or what is put away."""
    from ngheo_desktop.operations import household_changes as changes

    if options.act == "list":
        return [asdict(line) for line in changes.list_put_away(office)], 0
    if not options.id:
        raise WrongUsage("Hãy nêu mã nhận dạng của hộ.")
    if options.act == "put":
        done = changes.put_away_household(office, options.id, options.reason)
    else:
        done = changes.restore_household(office, options.id)
    return {"id": options.id, "act": done.name}, 0


def past(office: Office, options: Options) -> Answer:
    """`ngheo past NGÀY`: the register of a day under its names; with `--out` as PDF."""
    from ngheo_desktop.operations.papers import save_made_form
    from ngheo_desktop.operations.past_register import make_past_paper, past_list

    hamlet = hamlet_id(office, options.hamlet)
    if options.out:
        made = make_past_paper(office, options.day, hamlet)
        save_made_form(office, made, options.out)
        return {"form": made.code, "pages": made.pages, "file": str(options.out)}, 0
    found = past_list(office, options.day, hamlet)
    lines = [
        {**asdict(each), "birth": each.birth.iso if each.birth else ""} for each in found.lines
    ]
    return {"day": found.day, "commune": found.commune.full_name, "households": lines}, 0


def events(office: Office, options: Options) -> Answer:
    """`ngheo events`: what is recorded, of one household or of all, or take one back."""
    from ngheo_desktop.operations.event_undo import EventQuery, list_events, take_back_event

    if options.act == "list":
        hamlet = hamlet_id(office, options.hamlet)
        kind = EventKind(options.kind) if options.kind else None
        query = EventQuery(options.id, hamlet, kind, options.since, options.until)
        return [asdict(line) for line in list_events(office, query)], 0
    return {"id": options.id, "act": take_back_event(office, options.id).name}, 0


def edit(office: Office, options: Options) -> Answer:
    """`ngheo edit`: change fields of a household or of a member."""
    from ngheo_desktop.operations.households import (
        household_of_member,
        open_household,
        save_household,
    )

    changes = lists.pairs(options.changes)
    if options.kind == "household":
        household = open_household(office, options.id).household
        fresh = _changed(household, changes, office)
    else:
        household = open_household(office, household_of_member(office, options.id)).household
        members = tuple(
            _changed(member, changes, office) if member.id == options.id else member
            for member in household.members
        )
        fresh = replace(household, members=members)
    saved = save_household(office, fresh, opened=household)
    warnings = [{"field": each.field, "text": each.text} for each in saved.warnings]
    return {"id": saved.id, "warnings": warnings}, 0


def _changed(record: Any, changes: dict[str, str], office: Office) -> Any:
    values = {}
    for name, text in changes.items():
        if name not in _READERS.get(type(record), {}):
            raise WrongUsage(f"Không có ô «{name}» để sửa.")
        field, read = _READERS[type(record)][name]
        try:
            values[field] = read(text, office)
        except ValueError as error:
            raise WrongUsage(f"Giá trị «{text}» không dùng được cho ô «{name}».") from error
    return replace(record, **values)


def _text(text: str, _office: Office) -> str:
    return text


def _flag(text: str, _office: Office) -> bool:
    words = {"true": True, "1": True, "có": True, "false": False, "0": False, "không": False}
    if text.casefold() not in words:
        raise ValueError(text)
    return words[text.casefold()]


def _relation(text: str, _office: Office) -> str:
    from ngheo_desktop import catalogs

    if text and catalogs.relation(text) is None:
        raise ValueError(text)
    return text


def _causes(text: str, _office: Office) -> frozenset[str]:
    from ngheo_desktop import catalogs

    return _codes(text, {each.code for each in catalogs.causes()})


def _wishes(text: str, _office: Office) -> frozenset[str]:
    from ngheo_desktop import catalogs

    return _codes(text, {each.code for each in catalogs.supports()})


def _codes(text: str, known: set[str]) -> frozenset[str]:
    codes = frozenset(code.strip() for code in text.split(",") if code.strip())
    if not codes <= known:
        raise ValueError(text)
    return codes


def _birth(text: str, office: Office) -> Any:
    from ngheo_desktop.domain.births import Birth
    from ngheo_desktop.operations.households import read_birth

    try:
        return Birth.from_iso(text)
    except ValueError:
        return read_birth(text, office.today())


_Reader = Callable[[str, Office], Any]
_READERS: dict[type, dict[str, tuple[str, _Reader]]] = {
    Household: {
        **{name: (name, _text) for name in ("code", "address", "phone", "note")},
        **{name: (name, _flag) for name in ("no_labour", "hardship")},
        "causes": ("causes", _causes),
        "wishes": ("wishes", _wishes),
        "hamlet": ("hamlet_id", lambda text, office: hamlet_id(office, text)),
    },
    Member: {
        **{name: (name, _text) for name in ("name", "ethnic", "phone", "note")},
        "relation": ("relation", _relation),
        "id_number": ("personal_id", _text),
        "sex": ("sex", lambda text, _office: Sex(text) if text else None),
        "birth": ("birth", _birth),
        "merit": ("merit", _flag),
        "status": ("status", lambda text, _office: MemberStatus(text) if text else None),
        "id_issued": (
            "personal_id_issued",
            lambda text, _office: date.fromisoformat(text) if text else None,
        ),
    },
}
