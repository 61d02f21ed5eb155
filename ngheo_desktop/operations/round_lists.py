"""Danh sách hộ cần rà soát of a hamlet: who is in it and why, who surveys it, Phiếu A."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.rounds import HamletRecords, ListedFor, Round, Step, StepState
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_acts import (
    act_of,
    hamlet_line,
    load_hamlet,
    load_round,
    note,
)
from ngheo_desktop.operations.rounds import hamlet_board, rules_in
from ngheo_desktop.text import clean, name_key

_SCREENED = (ListedFor.APPLIED, ListedFor.HAMLET)


def add_to_list(office: Office, round_id: str, household_id: str, reason: str) -> Act:
    """Ấp, khóm đề nghị đưa hộ vào danh sách, with a reason, while the list is being made."""
    from ngheo_desktop.storage.ids import new_id
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.round_rows import row_of_household, standing_households
    from ngheo_desktop.storage.tables import RoundHouseholdRow

    office.require(Right.RUN_ROUNDS)
    if not clean(reason):
        raise WrongUsage("Hãy ghi lý do đưa hộ này vào danh sách.")
    with office.store.writing() as session:
        found = standing_households(session, household_id)
        if not found:
            raise WrongUsage("Không tìm thấy hộ này trong sổ.")
        one = found[0]
        _round, records = load_hamlet(office, session, round_id, one.hamlet_id)
        _refuse_closed(records)
        known = row_of_household(session, round_id, household_id)
        if known is not None and not known.deleted:
            raise WrongUsage(f"Hộ {one.code} đã có trong danh sách.")
        row = RoundHouseholdRow(
            id=known.id if known else new_id(),
            round_id=round_id,
            household_id=household_id,
            hamlet_id=one.hamlet_id,
            listed_for=ListedFor.HAMLET.value,
            reason=clean(reason),
            class_before=one.household_class.value if one.household_class else "",
        )
        changes = [*hamlet_line(session, round_id, one.hamlet_id), write_record(session, row)]
        words = f"đưa hộ {one.code} vào danh sách rà soát"
        note(office, session, words, changes)
    return act_of(words, changes, Right.RUN_ROUNDS, household_id)


def take_from_list(office: Office, round_id: str, household_id: str, reason: str = "") -> Act:
    """Bỏ khỏi danh sách; poor and near-poor households stay: they must be reviewed."""
    from ngheo_desktop.storage.round_records import write_record

    office.require(Right.RUN_ROUNDS)
    with office.store.writing() as session:
        row, records = _listed(office, session, round_id, household_id)
        _refuse_closed(records)
        if row.listed_for in (ListedFor.POOR, ListedFor.NEAR_POOR):
            raise WrongUsage(
                "Hộ đang là hộ nghèo hoặc hộ cận nghèo thì phải được rà soát, không bỏ được."
            )
        row.deleted = True
        row.reason = clean(reason) or row.reason
        changes = (write_record(session, row),)
        words = "bỏ hộ khỏi danh sách rà soát"
        note(office, session, words, changes)
    return act_of(words, changes, Right.RUN_ROUNDS, household_id)


def close_list(office: Office, round_id: str, hamlet_id: str, on: date | None = None) -> Act:
    """Lập xong danh sách of a hamlet; the sheets, then the meeting can follow."""
    office.require(Right.RUN_ROUNDS)
    with office.store.writing() as session:
        round_, records = load_hamlet(office, session, round_id, hamlet_id)
        if records.listed_on is not None:
            raise WrongUsage(f"Danh sách của {records.hamlet} đã lập xong.")
        unscreened = _unscreened(office, session, round_, hamlet_id)
        if unscreened:
            raise WrongUsage(f"Còn {unscreened} hộ chưa ghi Phiếu A.")
        words = f"lập xong danh sách {records.hamlet}"
        day = _day_in_round(office, round_, on)
        return _change_hamlet(office, session, (round_id, hamlet_id), words, listed_on=day)


def reopen_list(office: Office, round_id: str, hamlet_id: str) -> Act:
    """Mở lại danh sách, only before the hamlet has met."""
    office.require(Right.RUN_ROUNDS)
    with office.store.writing() as session:
        _round, records = load_hamlet(office, session, round_id, hamlet_id)
        if records.meetings:
            raise WrongUsage(f"{records.hamlet} đã họp dân nên danh sách không mở lại được.")
        words = f"mở lại danh sách {records.hamlet}"
        return _change_hamlet(office, session, (round_id, hamlet_id), words, listed_on=None)


@dataclass(frozen=True, slots=True)
class Surveyor:
    """An account that may fill sheets in a hamlet, and whether the round has it do so."""

    login: str
    name: str
    chosen: bool


def possible_surveyors(office: Office, round_id: str, hamlet_id: str) -> tuple[Surveyor, ...]:
    """Ai phân công được: accounts that may fill sheets in a hamlet, by name."""
    from ngheo_desktop.storage.round_rows import fillers, row_of_hamlet

    office.require(Right.RUN_ROUNDS)
    with office.store.reading() as session:
        chosen = set(row_of_hamlet(session, round_id, hamlet_id).surveyors)
        found = [
            Surveyor(each.login, each.name, each.id in chosen)
            for each in fillers(session, hamlet_id)
        ]
    return tuple(sorted(found, key=lambda each: (name_key(each.name), each.login)))


def assign_surveyors(office: Office, round_id: str, hamlet_id: str, logins: Sequence[str]) -> Act:
    """Phân công rà soát viên: accounts that may fill sheets there, by login."""
    from ngheo_desktop.storage.round_rows import fillers

    office.require(Right.RUN_ROUNDS)
    with office.store.writing() as session:
        _round, records = load_hamlet(office, session, round_id, hamlet_id)
        known = {each.login: each.id for each in fillers(session, hamlet_id)}
        strangers = [each for each in logins if each not in known]
        if strangers:
            raise WrongUsage(
                f"Tài khoản «{', '.join(strangers)}» chưa được làm phiếu ở {records.hamlet}."
            )
        ids = [known[each] for each in dict.fromkeys(logins)]
        words = f"phân công rà soát viên {records.hamlet}"
        return _change_hamlet(office, session, (round_id, hamlet_id), words, surveyors=ids)


def screen_household(
    office: Office,
    round_id: str,
    household_id: str,
    answers: Mapping[str, bool],
    *,
    keep_reason: str = "",
) -> Act:
    """Ghi Phiếu A of an applicant: enough «có» and it is not reviewed, unless kept with a reason.

    Items and limit are the office's own (quy định `screen.items`, `screen.limit`).
    """
    from ngheo_desktop.storage.round_records import write_record

    office.require(Right.FILL_CHECKLISTS)
    with office.store.writing() as session:
        row, records = _listed(office, session, round_id, household_id)
        rules = rules_in(session, office.today())
        items, limit = rules.value("screen.items"), rules.value("screen.limit")
        if not items or not limit:
            raise WrongUsage("Chưa có các câu của Phiếu A. Hãy ghi ở Quy định của đợt rà soát.")
        if row.listed_for not in {each.value for each in _SCREENED}:
            raise WrongUsage("Phiếu A chỉ dùng cho hộ đề nghị rà soát.")
        if set(answers) != set(items):
            raise WrongUsage("Phiếu A cần câu trả lời cho từng câu, không thiếu, không thừa.")
        if records.meetings:
            raise WrongUsage(f"{records.hamlet} đã họp dân nên Phiếu A không sửa được.")
        row.screen = dict(answers)
        enough = sum(answers.values()) >= limit
        row.screened_out = enough and not clean(keep_reason)
        if enough and clean(keep_reason):
            row.reason = clean(keep_reason)
        changes = (write_record(session, row),)
        note(office, session, "ghi Phiếu A", changes)
    return act_of("ghi Phiếu A", changes, Right.FILL_CHECKLISTS, household_id)


def ask_opinion(office: Office, round_id: str, hamlet_ids: Sequence[str], on: date) -> Act:
    """Gửi tờ trình xin ý kiến cấp trên for hamlets whose posting and re-check are done."""
    return _opinion(office, round_id, hamlet_ids, Step.OPINION, opinion_asked_on=on)


def record_opinion(
    office: Office,
    round_id: str,
    hamlet_ids: Sequence[str],
    on: date,
    *,
    agreed: bool,
    paper: str = "",
) -> Act:
    """Ghi ý kiến cấp trên."""
    told = {"opinion_on": on, "opinion_agreed": agreed, "opinion_paper": clean(paper)}
    return _opinion(office, round_id, hamlet_ids, None, **told)


def _opinion(
    office: Office, round_id: str, hamlet_ids: Sequence[str], asks: Step | None, **values: Any
) -> Act:
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.round_rows import row_of_hamlet

    office.require(Right.RUN_ROUNDS)
    if not hamlet_ids:
        raise WrongUsage("Hãy chọn ấp, khóm.")
    day = max(each for each in values.values() if isinstance(each, date))
    if day > office.today():
        raise WrongUsage(f"Ngày {day:%d/%m/%Y} chưa đến.")
    with office.store.writing() as session:
        changes = []
        for hamlet_id in hamlet_ids:
            round_, records = load_hamlet(office, session, round_id, hamlet_id)
            line = hamlet_board(session, round_, records, office.today())
            cell = line.cell(Step.OPINION)
            if cell.state == StepState.OFF:
                raise WrongUsage("Đợt này không có bước xin ý kiến cấp trên.")
            if cell.state == StepState.WAITING:
                raise WrongUsage(cell.why)
            if asks is None and records.opinion.asked_on is None:
                raise WrongUsage(cell.why)
            row = row_of_hamlet(session, round_id, hamlet_id)
            if asks is not None:
                row.opinion_on, row.opinion_agreed, row.opinion_paper = None, None, ""
            for name, value in values.items():
                setattr(row, name, value)
            changes.append(write_record(session, row))
        words = "xin ý kiến cấp trên" if asks is not None else "ghi ý kiến cấp trên"
        note(office, session, words, changes)
    return act_of(words, changes, Right.RUN_ROUNDS)


def _change_hamlet(
    office: Office, session: Any, place: tuple[str, str], words: str, **values: Any
) -> Act:
    from ngheo_desktop.storage.round_records import write_record
    from ngheo_desktop.storage.round_rows import row_of_hamlet

    row = row_of_hamlet(session, *place)
    for name, value in values.items():
        setattr(row, name, value)
    changes = (write_record(session, row),)
    note(office, session, words, changes)
    return act_of(words, changes, Right.RUN_ROUNDS)


def _listed(
    office: Office, session: Any, round_id: str, household_id: str
) -> tuple[Any, HamletRecords]:
    from ngheo_desktop.storage.round_rows import row_of_household

    load_round(office, session, round_id, to_change=True)
    row = row_of_household(session, round_id, household_id)
    if row is None or row.deleted:
        raise WrongUsage("Hộ này không có trong danh sách của đợt.")
    _round, records = load_hamlet(office, session, round_id, row.hamlet_id)
    return row, records


def _refuse_closed(records: HamletRecords) -> None:
    if records.listed_on is not None:
        raise WrongUsage(
            f"Danh sách của {records.hamlet} đã lập xong. Hãy mở lại danh sách trước khi họp dân, "
            "hoặc đưa hộ vào đợt thường xuyên."
        )


def _unscreened(office: Office, session: Any, round_: Round, hamlet_id: str) -> int:
    """Applicants without Phiếu A, where the office has its items."""
    from ngheo_desktop.storage.round_rows import rows_of_hamlet

    if not rules_in(session, office.today()).value("screen.items"):
        return 0
    rows = rows_of_hamlet(session, round_.id, hamlet_id)
    return sum(each.listed_for in _SCREENED and not each.screen for each in rows)


def _day_in_round(office: Office, round_: Round, on: date | None) -> date:
    day = on or office.today()
    if not round_.begins <= day <= office.today():
        raise WrongUsage(f"Ngày này phải từ ngày bắt đầu đợt {round_.begins:%d/%m/%Y} đến hôm nay.")
    return day
