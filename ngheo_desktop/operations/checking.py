"""Kiểm tra dữ liệu: the register, its lists, its diary, its file; repairs without guesses."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ngheo_desktop import catalogs
from ngheo_desktop.domain.attachments import SUBJECT_TERMS
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.self_checks import Finding, check_stored, lost_zero
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report, no_report

_BY_PROGRAM = "Không phải lỗi nhập. Hãy sao lưu rồi gửi mã lỗi này cho người hỗ trợ."
_REBUILD = "Chọn «Sửa» để lập lại từ sổ; số liệu của hộ không đổi."
_TYPE_ANEW = "Mở hộ, xem giấy tờ rồi nhập lại giá trị này."
_STEPS = 4

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did."""

    code: str
    repaired: int
    left: int  # of the same kind, that only a person can settle


def check_register(office: Office, report: Report = no_report) -> list[Finding]:
    """Kiểm tra dữ liệu within the account's hamlets; nothing is changed."""
    from ngheo_desktop.storage.checking import file_faults, living_households

    office.require(Right.READ_HOUSEHOLDS)
    report(0, _STEPS)
    with office.store.reading() as session:
        every = living_households(session)
        seen = {key: each for key, each in every.items() if office.actor.sees(each.hamlet_id)}
        report(1, _STEPS)
        found = _guarded("giá trị không đọc được", _unread_findings, office, session, seen)
        found += _guarded("từng hộ", _household_findings, office, session, seen)
        found += _guarded("người ở nhiều hộ", _twice, every, seen)
        report(2, _STEPS)
        found += _guarded("các bảng", _table_findings, session, seen)
        found += _guarded("nhật ký", _diary_findings, session)
        found += _guarded("danh sách đã chốt", _frozen_findings, session)
        found += _guarded("quyết định khác", _other_decision_findings, session)
    found += _guarded("tệp đính kèm", _attachment_findings, office)
    report(3, _STEPS)
    faults = file_faults(office.store)
    if faults:
        text = f"Tệp sổ có {len(faults)} chỗ hỏng."
        todo = "Ngừng nhập, giữ nguyên tệp và khôi phục từ bản sao lưu gần nhất."
        found.append(Finding("file_damaged", text, todo))
    return found


def _guarded(what: str, check: Callable[..., list[Finding]], *values: Any) -> list[Finding]:
    """One part of the check; what it cannot read is told, and the other parts go on."""
    from ngheo_desktop.storage.unreadable import READING_FAULTS

    try:
        return check(*values)
    except READING_FAULTS as error:
        log.warning("a part of the self-check stopped: %s", type(error).__name__)
        text = f"Chưa kiểm tra hết phần «{what}»: có giá trị không đọc được."
        todo = "Sửa các giá trị không đọc được rồi kiểm tra lại. Nếu vẫn còn, hãy báo người hỗ trợ."
        return [Finding("check_stopped", text, todo)]


def _unread_findings(office: Office, session: Any, seen: Mapping[str, Household]) -> list[Finding]:
    """Values that nobody can read: table, household and field of each."""
    from ngheo_desktop.storage.unreadable import unread_values

    whole = office.actor.scope is None
    return [
        Finding(
            "value_unreadable",
            each.text,
            _TYPE_ANEW if each.household_id in seen else _BY_PROGRAM,
            each.household_id if each.household_id in seen else "",
            each.household,
            each.member_id,
            each.member,
        )
        for each in unread_values(session)
        if whole or each.household_id in seen
    ]


def _household_findings(
    office: Office, session: Any, seen: Mapping[str, Household]
) -> list[Finding]:
    from ngheo_desktop.storage.checking import last_answers

    answers, provinces = last_answers(session), catalogs.id_provinces().keys()
    return [
        finding
        for household in seen.values()
        for finding in check_stored(household, office.today(), answers, provinces)
    ]


def _frozen_findings(session: Any) -> list[Finding]:
    """Signed lists that are not as they were frozen; no word of a household is told."""
    from ngheo_desktop.operations.list_verifying import list_faults
    from ngheo_desktop.storage.frozen_lists import kept_lists

    return [
        Finding(
            "frozen_list_differs",
            f"Danh sách đã chốt {kept.serial} khác với lúc chốt.",
            f"Đối chiếu mã {kept.code} với bản in, rồi khôi phục từ bản sao lưu còn đúng.",
        )
        for kept in kept_lists(session)
        if list_faults(session, kept)
    ]


def _other_decision_findings(session: Any) -> list[Finding]:
    """Decisions about the other classes that are not as they were signed."""
    from ngheo_desktop.operations.other_decisions import decision_faults_in
    from ngheo_desktop.storage.other_classes import decision_rows

    return [
        Finding(
            "frozen_list_differs",
            f"Quyết định {row.serial} khác với lúc ký.",
            f"Đối chiếu mã {row.code} với bản in, rồi khôi phục từ bản sao lưu còn đúng.",
        )
        for row in decision_rows(session)
        if decision_faults_in(session, row)
    ]


def _attachment_findings(office: Office) -> list[Finding]:
    """Scans and photos whose file is gone, or is not what was attached."""
    from ngheo_desktop.storage.attachments import faulty_files

    todo = "Lấy lại từ bản sao lưu, hoặc mở nơi đã đính kèm và đính kèm lại tờ giấy đó."
    found = []
    for kind, is_gone in faulty_files(office.store):
        what = "bị thiếu trên máy" if is_gone else "khác với lúc đính kèm"
        code = "attachment_missing" if is_gone else "attachment_changed"
        found.append(Finding(code, f"Tệp {SUBJECT_TERMS[kind]} {what}.", todo))
    return found


def _twice(every: dict[str, Household], seen: dict[str, Household]) -> list[Finding]:
    from ngheo_desktop.storage.checking import same_numbers

    found = []
    for household_id, member_id in same_numbers(every):
        if household_id not in seen:
            continue
        household = seen[household_id]
        member = next(each for each in household.members if each.id == member_id)
        text = f"Số định danh của {member.name} có ở nhiều hộ."
        todo = "Mở «Người ghi hai lần», so sánh rồi chọn cùng người hay khác người."
        found.append(
            Finding(
                "person_in_two_households",
                text,
                todo,
                household_id,
                household.code,
                member_id,
                member.name,
            )
        )
    return found


def _table_findings(session: Any, seen: dict[str, Household]) -> list[Finding]:
    from ngheo_desktop.storage.checking import (
        lagging_keys,
        lagging_lines,
        lagging_search,
        orphans,
        same_codes,
        without_hamlet,
    )

    found = []
    for household_id, code in same_codes(session):
        if household_id in seen:
            text = f"Mã hộ {code} có ở nhiều hộ."
            todo = "Mở từng hộ mang mã này, đổi mã của một hộ."
            duplicate = "household_code_duplicate"
            found.append(Finding(duplicate, text, todo, household_id, code))
    for household_id, code in without_hamlet(session):
        if household_id in seen and seen[household_id].hamlet_id:
            text = f"Ấp, khóm của hộ {code} không còn trong sổ."
            todo = "Mở hộ, chọn lại ấp, khóm; hoặc thêm lại ấp, khóm đó ở Hệ thống."
            found.append(Finding("hamlet_gone", text, todo, household_id, code))
    for table, record_id in orphans(session):
        repairable = table == "result"
        text = f"Một dòng của bảng «{table}» không thuộc về đâu ({record_id})."
        todo = "Chọn «Sửa» để bỏ kết quả chấm điểm thừa." if repairable else _BY_PROGRAM
        code = "result_orphan" if repairable else "row_orphan"
        found.append(Finding(code, text, todo, repairable=repairable))
    for household_id, code in lagging_lines(session):
        text = f"Danh sách hộ ghi khác sổ ở hộ {code}."
        found.append(Finding("list_lags", text, _REBUILD, household_id, code, repairable=True))
    for count, words, code in (
        (lagging_search(session), "Bảng tìm kiếm", "search_lags"),
        (lagging_keys(session), "Bảng so sánh người ghi hai lần", "keys_lag"),
    ):
        if count:
            text = f"{words} lệch với sổ ở {count} chỗ."
            found.append(Finding(code, text, _REBUILD, repairable=True))
    return found


def _diary_findings(session: Any) -> list[Finding]:
    from ngheo_desktop.storage.diary import broken_line

    line = broken_line(session)
    if line is None:
        return []
    text = f"Nhật ký không còn nguyên từ dòng {line}."
    todo = "Giữ nguyên tệp, báo người phụ trách và so với bản sao lưu gần nhất."
    return [Finding("diary_broken", text, todo)]


# --- repairs ------------------------------------------------------------------------------------


def repair(office: Office, code: str) -> Repaired:
    """Sửa theo hướng dẫn: everything of one kind that needs no guess, in one transaction."""
    office.require(Right.EDIT_HOUSEHOLDS)
    if code not in _REPAIRS:
        known = ", ".join(sorted(_REPAIRS))
        raise WrongUsage(f"Lỗi «{code}» cần người xem và sửa. Tự sửa được: {known}.")
    done = _REPAIRS[code](office)
    left = sum(1 for each in check_register(office) if each.code == code)
    return Repaired(code, done, left)


def _rebuild(office: Office) -> int:
    from ngheo_desktop.storage.checking import lagging_keys, lagging_lines, lagging_search
    from ngheo_desktop.storage.summaries import refresh_summaries

    with office.store.writing() as session:
        lagging = len(lagging_lines(session)) + lagging_search(session) + lagging_keys(session)
        refresh_summaries(session)
    return lagging


def _erase_results(office: Office) -> int:
    from ngheo_desktop.storage.checking import erase_orphan_results

    with office.store.writing() as session:
        return erase_orphan_results(session)


def _add_zeros(office: Office) -> int:
    """Numbers that a spreadsheet has shortened, where year of birth and sex prove it."""
    from ngheo_desktop.operations.households import store_household
    from ngheo_desktop.storage.checking import living_households

    done = 0
    with office.store.writing() as session:
        for household in living_households(session).values():
            if not office.actor.sees(household.hamlet_id):
                continue
            people = tuple(
                replace(each, personal_id=lost_zero(each) or each.personal_id)
                for each in household.members
            )
            if people != household.members:
                done += sum(a != b for a, b in zip(people, household.members, strict=True))
                fresh = replace(household, members=people)
                store_household(office, session, fresh, "kiểm tra dữ liệu: thêm số 0 đã mất")
    return done


_REPAIRS: dict[str, Callable[[Office], int]] = {
    "list_lags": _rebuild,
    "search_lags": _rebuild,
    "keys_lag": _rebuild,
    "result_orphan": _erase_results,
    "id_lost_zero": _add_zeros,
}
