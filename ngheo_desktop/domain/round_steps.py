"""Các bước: how far a hamlet is, what each step waits for, and which order may never be broken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.rounds import (
    HamletBoard,
    HamletRecords,
    HouseholdSteps,
    Step,
    StepCell,
    StepState,
)

_FINISHED = (StepState.DONE, StepState.OFF)


@dataclass(frozen=True, slots=True)
class StepRules:
    """What the board must know of the office's settings for one round."""

    asks_opinion: bool | None = None  # None: nobody has said yet whether this step exists
    skips_empty: bool = False  # a hamlet without households has nothing to close
    due: Mapping[Step, date] = field(default_factory=dict)


def board_of(records: HamletRecords, rules: StepRules, today: date) -> HamletBoard:
    """Một dòng of the board: each step waits for the one on its left and says why."""
    cells: list[StepCell] = []
    for step in Step:
        waits = next((each for each in cells if each.state not in _FINISHED), None)
        cell = _CELLS[step](records, rules, today)
        if cell.state != StepState.OFF and waits is not None:
            cell = replace(cell, state=StepState.WAITING, why=waits.why)
        cells.append(_dated(cell, rules.due.get(step), today))
    return HamletBoard(records.hamlet_id, records.hamlet, tuple(cells), records.surveyors)


def order_faults(records: HamletRecords) -> list[str]:
    """Records of a later step without the earlier one they rest on; none in a sound round.

    Recording keeps this order; taking something back may not break it.
    """
    faults = []
    meetings, postings = records.meetings, records.postings
    if meetings and records.listed_on is None:
        faults.append("đã họp dân mà danh sách chưa lập xong")
    reviewed = [each for each in records.households if each.counts]
    agreed = all(each.meeting_passed for each in reviewed)
    if postings and not (meetings and agreed and all(each.signed_on for each in meetings)):
        faults.append("đã niêm yết mà họp dân chưa xong")
    if records.objections and not postings:
        faults.append("đã có kiến nghị mà chưa niêm yết")
    if records.opinion.asked_on and not postings:
        faults.append("đã xin ý kiến mà chưa niêm yết")
    if records.decided and not postings:
        faults.append("đã có quyết định mà chưa niêm yết")
    return faults


def to_post_again(records: HamletRecords) -> int:
    """Kiến nghị whose answer must still be posted."""
    return sum(each.to_post for each in records.objections)


def _dated(cell: StepCell, due: date | None, today: date) -> StepCell:
    if due is None or cell.state in _FINISHED:
        return cell
    return replace(cell, due=due, late_days=max((today - due).days, 0))


def _reviewed(records: HamletRecords) -> list[HouseholdSteps]:
    return [each for each in records.households if each.counts]


def _list(records: HamletRecords, rules: StepRules, _today: date) -> StepCell:
    total = sum(not each.gone for each in records.households)
    if rules.skips_empty and not total:
        return StepCell(Step.LIST, StepState.DONE, shown="không có hộ")
    if records.listed_on:
        return StepCell(Step.LIST, StepState.DONE, total, total, str(total))
    why = f"Danh sách hộ cần rà soát của {records.hamlet} chưa lập xong."
    return StepCell(Step.LIST, StepState.READY, 0, total, str(total), why)


def _sheets(records: HamletRecords, _rules: StepRules, _today: date) -> StepCell:
    reviewed = _reviewed(records)
    done, total = sum(each.sheet_done for each in reviewed), len(reviewed)
    passed = all(each.meeting_passed or each.sheet_done for each in reviewed)
    if passed:
        return StepCell(Step.SHEETS, StepState.DONE, total, total, f"{total}/{total}")
    again = sum(each.review_again for each in reviewed)
    state = StepState.REDO if again else StepState.RUNNING if done else StepState.READY
    words = f"Còn {total - done} hộ chưa xong phiếu"
    why = f"{words}, trong đó {again} hộ phải rà soát lại." if again else f"{words}."
    return StepCell(Step.SHEETS, state, done, total, f"{done}/{total}", why)


def _meeting(records: HamletRecords, _rules: StepRules, _today: date) -> StepCell:
    reviewed = _reviewed(records)
    passed, total = sum(each.meeting_passed for each in reviewed), len(reviewed)
    shown = f"{passed}/{total}" if records.meetings else ""
    if not total:
        return StepCell(Step.MEETING, StepState.DONE, shown="không có hộ")
    if passed < total:
        failed = bool(records.meetings) and any(each.met_on for each in reviewed)
        why = f"Còn {total - passed} hộ chưa được hội nghị thôn đồng ý."
        if failed:
            return StepCell(Step.MEETING, StepState.REDO, passed, total, shown, why)
        return StepCell(Step.MEETING, StepState.READY, passed, total, shown, why)
    unsigned = [at for at, each in enumerate(records.meetings, start=1) if not each.signed_on]
    if unsigned:
        which = f" lần {unsigned[0]}" if len(records.meetings) > 1 else ""
        why = f"Biên bản họp dân{which} chưa ghi nhận là đã ký."
        return StepCell(Step.MEETING, StepState.RUNNING, passed, total, shown, why)
    return StepCell(Step.MEETING, StepState.DONE, passed, total, shown)


def _posting(records: HamletRecords, _rules: StepRules, today: date) -> StepCell:
    if not _reviewed(records):
        return StepCell(Step.POSTING, StepState.DONE, shown="không có hộ")
    if not records.postings:
        return StepCell(Step.POSTING, StepState.READY, why="Danh sách chưa được niêm yết.")
    if again := to_post_again(records):
        why = f"Kết quả phúc tra của {again} kiến nghị chưa được niêm yết lại."
        return StepCell(Step.POSTING, StepState.REDO, why=why)
    last = records.postings[-1]
    if last.is_over(today):
        return StepCell(Step.POSTING, StepState.DONE, shown="xong")
    shown = f"đến {last.ends:%d/%m}"
    why = f"{_capital(records.hamlet)} còn niêm yết đến hết ngày {shown_day(last.ends)}."
    return StepCell(Step.POSTING, StepState.RUNNING, shown=shown, why=why)


def _recheck(records: HamletRecords, _rules: StepRules, _today: date) -> StepCell:
    total = len(records.objections)
    still_open = sum(not each.answered_on for each in records.objections)
    if still_open:
        why = f"Còn {still_open} kiến nghị chưa phúc tra."
        shown = f"{still_open} đang mở"
        done = total - still_open
        return StepCell(Step.RECHECK, StepState.RUNNING, done, total, shown, why)
    return StepCell(Step.RECHECK, StepState.DONE, total, total, str(total))


def _opinion(records: HamletRecords, rules: StepRules, _today: date) -> StepCell:
    if rules.asks_opinion is False:
        return StepCell(Step.OPINION, StepState.OFF)
    if not _reviewed(records):
        return StepCell(Step.OPINION, StepState.DONE, shown="không có hộ")
    if rules.asks_opinion is None:
        why = "Chưa xác nhận đợt này có bước xin ý kiến cấp trên hay không."
        return StepCell(Step.OPINION, StepState.WAITING, why=why)
    opinion = records.opinion
    if opinion.asked_on is None:
        return StepCell(Step.OPINION, StepState.READY, why="Chưa xin ý kiến cấp trên.")
    if opinion.agreed is None:
        why = f"Cấp trên chưa trả lời tờ trình ngày {shown_day(opinion.asked_on)}."
        return StepCell(Step.OPINION, StepState.RUNNING, why=why)
    if not opinion.agreed:
        return StepCell(Step.OPINION, StepState.REDO, why="Cấp trên chưa đồng ý danh sách.")
    return StepCell(Step.OPINION, StepState.DONE, shown="xong")


def _decision(records: HamletRecords, _rules: StepRules, _today: date) -> StepCell:
    reviewed = _reviewed(records)
    done, total = min(records.decided, len(reviewed)), len(reviewed)
    if done >= total:
        return StepCell(Step.DECISION, StepState.DONE, done, total, f"{done}/{total}")
    why = f"{_capital(records.hamlet)} chưa có quyết định."
    state = StepState.RUNNING if done else StepState.READY
    return StepCell(Step.DECISION, state, done, total, f"{done}/{total}" if done else "", why)


def _certificate(records: HamletRecords, _rules: StepRules, _today: date) -> StepCell:
    done, total = records.certificates, records.to_certify
    shown = f"{done}/{total}" if total else ""
    if done >= total:
        return StepCell(Step.CERTIFICATE, StepState.DONE, done, total, shown)
    state = StepState.RUNNING if done else StepState.READY
    why = f"Còn {total - done} giấy chứng nhận chưa trao."
    return StepCell(Step.CERTIFICATE, state, done, total, shown, why)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_CELLS: Mapping[Step, Callable[[HamletRecords, StepRules, date], StepCell]] = {
    Step.LIST: _list,
    Step.SHEETS: _sheets,
    Step.MEETING: _meeting,
    Step.POSTING: _posting,
    Step.RECHECK: _recheck,
    Step.OPINION: _opinion,
    Step.DECISION: _decision,
    Step.CERTIFICATE: _certificate,
}
