"""Hồ sơ hộ: gathered from every part of the register for one paper."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO

from ngheo_desktop import catalogs
from ngheo_desktop.domain.case_file import CaseFile, FiledRound, FiledSheet
from ngheo_desktop.domain.family_events import EVENT_TERMS, EventKind
from ngheo_desktop.domain.papers import PaperHead
from ngheo_desktop.domain.register import HouseholdFile
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.operations.applications import list_applications
from ngheo_desktop.operations.frozen_lists import letterhead
from ngheo_desktop.operations.households import IDS_SHOWN, open_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.other_classes import judge_case, list_cases
from ngheo_desktop.progress import Report, no_report

_OPEN_FOR = timedelta(hours=12)  # numbers opened by a person are printed for that person's day


def gather_case_file(office: Office, household_id: str) -> CaseFile:
    """Everything that the register tells of one household, within the account's scope."""
    from ngheo_desktop.storage.case_file import lists_of
    from ngheo_desktop.storage.family_events import events_of

    office.require(Right.READ_HOUSEHOLDS)
    file = open_household(office, household_id)
    with office.store.reading() as session:
        lists = lists_of(session, household_id)
        sheets = _sheets(session, file)
        rounds = _rounds(session, household_id)
        events = [
            (row.day, " ".join(filter(None, (EVENT_TERMS[EventKind(row.kind)], row.place))))
            for row in events_of(session, household_id)
        ]
        seen = _has_seen_numbers(office, session, household_id)
    household = file.household
    return CaseFile(
        head=PaperHead(letterhead(office), office.today(), practice=office.is_practice),
        file=file,
        on=office.today(),
        made_by=office.actor.name,
        shows_numbers=seen,
        standards={each.code: each for each in office.standards},
        relations=_relations(file),
        causes=_labels(catalogs.causes(), household.causes),
        wishes=_labels(catalogs.supports(), household.wishes),
        lists=lists,
        sheets=sheets,
        rounds=rounds,
        applications=tuple(
            each for each in list_applications(office) if each.household_id == household_id
        ),
        other_cases=tuple(
            (each, judge_case(office, each)) for each in list_cases(office, household_id)
        ),
        events=tuple(events),
    )


def write_case_file(
    office: Office, household_id: str, target: BinaryIO, report: Report = no_report
) -> int:
    """Lập hồ sơ hộ as PDF; the number of pages."""
    from ngheo_desktop.printing.case_file import write_case_file as written

    return written(gather_case_file(office, household_id), target, report)


def _relations(file: HouseholdFile) -> dict[str, str]:
    relations = {}
    for member in file.household.members:
        found = catalogs.relation(member.relation) if member.relation else None
        relations[member.id] = found.label_for(member.sex) if found else ""
    return relations


def _labels(items: tuple[catalogs.Item, ...], codes: frozenset[str]) -> tuple[str, ...]:
    return tuple(each.label for each in items if each.code in codes)


def _sheets(session: Any, file: HouseholdFile) -> tuple[FiledSheet, ...]:
    from ngheo_desktop.storage.case_file import survey_days
    from ngheo_desktop.storage.checklists import load_sheets
    from ngheo_desktop.storage.hamlets import list_hamlets

    household_id, hamlets = file.household.id, list_hamlets(session)
    found = []
    for day in survey_days(session, household_id):
        for sheet in load_sheets(session, hamlets, [household_id], until=day):
            results = tuple(each for each in file.results if each.survey_date == day)
            found.append(FiledSheet(sheet.facts, sheet.surveyor, results))
    return tuple(found)


def _rounds(session: Any, household_id: str) -> tuple[FiledRound, ...]:
    from ngheo_desktop.storage import case_file as stored
    from ngheo_desktop.storage.meetings import read_meeting
    from ngheo_desktop.storage.postings import list_objections, list_postings
    from ngheo_desktop.storage.rounds import read_round, records_of

    found = []
    for round_id, hamlet_id in stored.rounds_of(session, household_id):
        round_ = read_round(session, round_id)
        if round_ is None:
            continue
        steps = [
            one
            for records in records_of(session, round_, hamlet_id)
            for one in records.households
            if one.household_id == household_id
        ]
        if not steps:
            continue
        met = [
            read_meeting(session, x) for x in stored.meetings_of(session, round_id, household_id)
        ]
        meetings = [
            (replace(meeting, votes=(vote,)), vote)  # nobody else's line goes into this file
            for meeting in met
            if meeting is not None
            for vote in meeting.votes
            if vote.household_id == household_id
        ]
        heard = list_objections(session, round_id, hamlet_id)
        about = tuple(each for each in heard if each.household_id == household_id)
        posted = tuple(list_postings(session, round_id, hamlet_id))
        found.append(FiledRound(round_, steps[0], tuple(meetings), posted, about))
    return tuple(sorted(found, key=lambda each: each.round.begins, reverse=True))


def _has_seen_numbers(office: Office, session: Any, household_id: str) -> bool:
    from ngheo_desktop.storage.case_file import has_seen_numbers

    since = datetime.now(UTC) - _OPEN_FOR
    account = office.actor.account_id
    return has_seen_numbers(session, account, household_id, IDS_SHOWN, since)
