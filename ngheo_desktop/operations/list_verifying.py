"""Đối chiếu: a printed code against the database, offline; each byte that differs is told."""

from hashlib import sha256
from typing import Any

from ngheo_desktop.domain.attachments import paper_code
from ngheo_desktop.domain.frozen_lists import (
    FrozenList,
    KeptList,
    ListCheck,
    check_code,
    fingerprint_of,
)
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_papers import minutes_code
from ngheo_desktop.operations.frozen_lists import Links, sealed_words
from ngheo_desktop.operations.office import Office


def verify_list(office: Office, typed: str) -> ListCheck:
    """Đối chiếu mã trên bản in with the database, offline: every byte that differs is told."""
    from ngheo_desktop.operations.other_decisions import faults_of_code
    from ngheo_desktop.storage.frozen_lists import kept_lists, sealed_lists

    office.require(Right.READ_HOUSEHOLDS)
    code = paper_code(typed)  # typed, or read off the QR
    if not code:
        text = "Mã đối chiếu có chữ gõ sai. Mã gồm 10 chữ, ví dụ 7KD4M-R3XAP."
        return ListCheck(typed, found=False, faults=(text,))
    with office.store.reading() as session:
        kept = kept_lists(session, code=code)
        if not kept and (other := faults_of_code(session, code)) is not None:
            return ListCheck(code, True, (*other, *_diary_faults(session)))
        if not kept and (minutes := _minutes_of(office, session, code)):
            return ListCheck(code, found=True, about=minutes)
        if not kept:
            known = [each for each in sealed_lists(session).values() if each.get("code") == code]
            text = (
                "Nhật ký có ghi đã chốt danh sách mang mã này, nhưng trong sổ không còn đúng "
                "danh sách đó."
                if known
                else "Sổ này không có giấy nào mang mã này."
            )
            return ListCheck(code, found=False, faults=(text,))
        faults = (*list_faults(session, kept[0]), *_diary_faults(session))
    shown = kept[0] if office.actor.scope is None else None  # its rows are of the whole commune
    return ListCheck(code, found=True, faults=faults, kept=shown)


def _minutes_of(office: Office, session: Any, code: str) -> str:
    """The minutes that bear the code: it follows from their words, so these are as printed."""
    from ngheo_desktop.storage.meetings import list_meetings
    from ngheo_desktop.storage.rounds import list_rounds

    for round_ in list_rounds(session):
        for each in list_meetings(session, round_.id):
            if minutes_code(each) == code and office.actor.sees(each.hamlet_id):
                return f"biên bản họp dân {each.hamlet}, lần {each.number} ({round_.title})"
    return ""


def _diary_faults(session: Any) -> list[str]:
    from ngheo_desktop.storage.diary import broken_line

    line = broken_line(session)
    return [f"Nhật ký không còn nguyên vẹn từ dòng {line}."] if line else []


def list_faults(session: Any, kept: KeptList) -> list[str]:
    """Where a frozen list, its decision or a paper made from it is not as it was frozen."""
    from ngheo_desktop.storage.frozen_lists import kept_pdf, sealed_lists

    if fingerprint_of(kept.body, kept.rule) != kept.fingerprint:
        return ["Nội dung danh sách hoặc chuẩn kèm theo khác với lúc chốt."]
    faults = []
    pdf, digest = kept_pdf(session, kept.id)
    if sha256(pdf).hexdigest() != digest:
        faults.append("Bản in đang giữ khác với bản đã in lúc chốt.")
    sealed = sealed_lists(session).get(kept.id, {})
    if (
        sealed != sealed_words(kept, pdf, _links(session, kept))
        or check_code(kept.fingerprint) != kept.code
    ):
        faults.append("Số liệu nhận dạng danh sách khác với nhật ký lúc chốt.")
    told = kept.told
    if told.head.serial != kept.serial:
        faults.append("Số hiệu danh sách khác với nội dung.")
    return [*faults, *_differing(session, kept, told), *_paper_faults(session, kept)]


def _links(session: Any, kept: KeptList) -> Links:
    from ngheo_desktop.storage.decisions import load_plan, read_decision

    decision, plan = read_decision(session, kept.decision_id), load_plan(session, kept.plan_id)
    return Links(
        decision.supplement_of if decision else "", plan.round_id if plan else "(không còn)"
    )


def _differing(session: Any, kept: KeptList, told: FrozenList) -> list[str]:
    """Where the decision and its lines, from which the register's classes follow, differ."""
    from ngheo_desktop.storage.decisions import lines_of, read_decision

    head = told.head
    decision = read_decision(session, kept.decision_id)
    if decision is None:
        return ["Quyết định của danh sách không còn trong sổ."]
    wanted = (head.number, head.decided_on, head.standard, head.scope)
    stands = (decision.number, decision.decided_on, decision.standard, decision.scope)
    faults = [] if wanted == stands else ["Số, ngày hoặc chuẩn của quyết định khác lúc chốt."]
    lines = lines_of(session, kept.decision_id)
    rows = {
        row.household_id: (row.household_class, row.head_name, row.members) for row in told.rows
    }
    codes = {row.household_id: row.code for row in told.rows}
    for each in sorted(lines.keys() | rows.keys()):
        if lines.get(each) != rows.get(each):
            faults.append(f"Dòng của hộ {codes.get(each, each)} khác với lúc chốt.")
    return faults


def _paper_faults(session: Any, kept: KeptList) -> list[str]:
    """Papers made from the list, whose digests the diary keeps."""
    from ngheo_desktop.storage.frozen_lists import paper_digests, sealed_papers

    sealed, kept_now = sealed_papers(session, kept.id), paper_digests(session, kept.id)
    changed = [
        f"Bản in «{name}» đang giữ khác với lần in đầu."
        for name, digest in kept_now.items()
        if sealed.get(name) != digest
    ]
    lost = [f"Bản in «{name}» không còn trong sổ." for name in sealed if name not in kept_now]
    return [*changed, *lost]
