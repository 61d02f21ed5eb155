"""Bản nháp of each account, kept in the office database: local, never synced, the author's own."""

from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session, col, select

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.drafts import (
    ChecklistDraft,
    Draft,
    DraftKind,
    DraftLine,
    HouseholdDraft,
    MemberDraft,
    MinutesDraft,
    TypedVote,
)
from ngheo_desktop.domain.facts import Facts, SurveyedMember
from ngheo_desktop.domain.meetings import Attendee
from ngheo_desktop.domain.register import Household, Member, MemberStatus
from ngheo_desktop.domain.terms import Area, Sex
from ngheo_desktop.storage.answers import house_answers, house_json, member_answers, member_json
from ngheo_desktop.storage.tables import DraftRow, SummaryRow

_HOUSEHOLD_FIELDS = frozenset(field.name for field in fields(Household))
_MEMBER_FIELDS = frozenset(field.name for field in fields(Member))
_MINUTES_FIELDS = frozenset(field.name for field in fields(MinutesDraft)) - {"kept_at"}
_VOTE_FIELDS = frozenset(field.name for field in fields(TypedVote))


def store_draft(session: Session, account_id: str, subject_id: str, draft: Draft) -> None:
    """Keep a draft in place of the one before."""
    row = DraftRow(
        account_id=account_id,
        kind=draft.kind.value,
        subject_id=subject_id,
        payload=draft_json(draft),
        saved_at=draft.kept_at or datetime.now(UTC),
    )
    session.merge(row)


def load_draft(session: Session, account_id: str, kind: DraftKind, subject_id: str) -> Draft | None:
    """The draft of one account about one household; None when there is none.

    One with words that this program does not know counts as none: the record must open.
    """
    row = session.get(DraftRow, (account_id, kind.value, subject_id))
    if row is None:
        return None
    try:
        return draft_from(kind, row.payload, row.saved_at)
    except (KeyError, ValueError):
        return None


def erase_draft(session: Session, account_id: str, kind: DraftKind, subject_id: str) -> None:
    """The draft has become the record, or nobody wants it."""
    row = session.get(DraftRow, (account_id, kind.value, subject_id))
    if row is not None:
        session.delete(row)


def draft_lines(
    session: Session, account_id: str, scope: frozenset[str] | None = None
) -> list[DraftLine]:
    """Drafts of one account, the newest first; those about a household put away wait unseen."""
    query = (
        select(DraftRow, SummaryRow)
        .outerjoin(SummaryRow, col(SummaryRow.household_id) == col(DraftRow.subject_id))
        .where(DraftRow.account_id == account_id)
        .order_by(col(DraftRow.saved_at).desc(), col(DraftRow.kind))
    )
    lines = []
    for row, summary in session.exec(query):
        if summary is not None and (scope is None or summary.hamlet_id in scope):
            code, head = summary.code, summary.head_name
        elif summary is None and not row.subject_id:
            typed = household_from(row.payload["household"])
            code, head = typed.code, typed.head_name
        elif row.kind == DraftKind.MINUTES:
            code, head = "", row.payload["hamlet"]
        else:
            continue
        lines.append(DraftLine(DraftKind(row.kind), row.subject_id, code, head, row.saved_at))
    return lines


# --- as JSON: fields of a newer program are passed over, those it lacks stay empty ----------


def draft_json(draft: Draft) -> dict[str, Any]:
    """A draft as it lies in the database."""
    if isinstance(draft, HouseholdDraft):
        return {
            "household": household_json(draft.household),
            "base": household_json(draft.base),
            "people": [_person_json(each) for each in draft.people],
        }
    if isinstance(draft, MinutesDraft):
        told = asdict(draft)
        return {name: told[name] for name in told if name != "kept_at"}
    return {
        "facts": facts_json(draft.facts),
        "surveyor": draft.surveyor,
        "base": facts_json(draft.base),
        "wrong": dict(draft.wrong),
        "confirmed": list(draft.confirmed),
        "seen": facts_json(draft.seen) if draft.seen else None,
    }


def draft_from(kind: DraftKind, data: dict[str, Any], kept_at: datetime | None = None) -> Draft:
    """A draft as it was typed."""
    if kind == DraftKind.HOUSEHOLD:
        household, base = household_from(data["household"]), household_from(data["base"])
        people = tuple(_person(each) for each in data.get("people", ()))
        return HouseholdDraft(household, base, kept_at, people)
    if kind == DraftKind.MINUTES:
        return _minutes(data, kept_at)
    return ChecklistDraft(
        facts=facts_from(data["facts"]),
        surveyor=data["surveyor"],
        base=facts_from(data["base"]),
        wrong=data["wrong"],
        confirmed=tuple(data["confirmed"]),
        seen=facts_from(data["seen"]) if data.get("seen") else None,
        kept_at=kept_at,
    )


def _minutes(data: dict[str, Any], kept_at: datetime | None) -> MinutesDraft:
    told = {name: value for name, value in data.items() if name in _MINUTES_FIELDS}
    told["attendance"] = tuple(Attendee(**each) for each in data["attendance"])
    told["votes"] = tuple(
        TypedVote(**{name: value for name, value in each.items() if name in _VOTE_FIELDS})
        for each in data["votes"]
    )
    return MinutesDraft(**told, kept_at=kept_at)


def household_json(household: Household) -> dict[str, Any]:
    """A household with its members."""
    data = {name: getattr(household, name) for name in _HOUSEHOLD_FIELDS}
    data["causes"], data["wishes"] = sorted(household.causes), sorted(household.wishes)
    data["members"] = [_member_json(each) for each in household.members]
    return data


def household_from(data: dict[str, Any]) -> Household:
    """A household as written by `household_json`."""
    known = {name: value for name, value in data.items() if name in _HOUSEHOLD_FIELDS}
    for name in ("causes", "wishes"):
        known[name] = frozenset(known.get(name, ()))
    known["members"] = tuple(_member(each) for each in known.get("members", ()))
    return Household(**known)


def _member_json(member: Member) -> dict[str, Any]:
    data = {name: getattr(member, name) for name in _MEMBER_FIELDS}
    issued = member.personal_id_issued
    data["birth"] = member.birth.iso if member.birth else None
    data["personal_id_issued"] = issued.isoformat() if issued else None
    data["since"] = member.since.isoformat() if member.since else None
    return data


def _member(data: dict[str, Any]) -> Member:
    known = {name: value for name, value in data.items() if name in _MEMBER_FIELDS}
    readers = {
        "birth": Birth.from_iso,
        "personal_id_issued": date.fromisoformat,
        "since": date.fromisoformat,
        "sex": Sex,
        "status": MemberStatus,
    }
    for name, read in readers.items():
        if known.get(name) is not None:
            known[name] = read(known[name])
    return Member(**known)


def _person_json(draft: MemberDraft) -> dict[str, Any]:
    return {
        "member": _member_json(draft.member),
        "base": _member_json(draft.base),
        "birth_text": draft.birth_text,
        "issued_text": draft.issued_text,
    }


def _person(data: dict[str, Any]) -> MemberDraft:
    texts = (data["birth_text"], data["issued_text"])
    return MemberDraft(_member(data["member"]), _member(data["base"]), *texts)


def facts_json(facts: Facts) -> dict[str, Any]:
    """A sheet with its day and the people on it."""
    return {
        "survey_date": facts.survey_date.isoformat(),
        "area": facts.area,
        "income_score": facts.income_score,
        "house": house_json(facts.house),
        "marks": dict(facts.marks),
        "income_items": dict(facts.income_items),
        "members": [
            {
                "no": each.no,
                "birth": each.birth.iso if each.birth else None,
                "sex": each.sex,
                "answers": member_json(each.answers),
                "name": each.name,
                "key": each.key,
            }
            for each in facts.members
        ],
    }


def facts_from(data: dict[str, Any]) -> Facts:
    """A sheet as written by `facts_json`."""
    members = tuple(
        SurveyedMember(
            each["no"],
            Birth.from_iso(each["birth"]) if each["birth"] else None,
            Sex(each["sex"]) if each["sex"] else None,
            member_answers(each["answers"]),
            each["name"],
            each["key"],
        )
        for each in data["members"]
    )
    return Facts(
        survey_date=date.fromisoformat(data["survey_date"]),
        area=Area(data["area"]) if data["area"] else None,
        income_score=data["income_score"],
        house=house_answers(data["house"]),
        members=members,
        marks=data["marks"],
        income_items=data.get("income_items", {}),
    )
