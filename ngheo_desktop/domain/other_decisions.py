"""Quyết định about hộ có mức sống trung bình or người lao động có thu nhập thấp, as signed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ngheo_desktop.domain.decisions import RECIPIENTS, BasisLine, SigningMode
from ngheo_desktop.domain.frozen_lists import canonical
from ngheo_desktop.domain.other_classes import (
    CaseStep,
    Judged,
    OtherCase,
    OtherClass,
)

FORMAT = "other-decision/1"


@dataclass(frozen=True, slots=True)
class OtherPlan:
    """What a person writes before the decision is signed: which cases, number, day, signer."""

    kind: OtherClass
    case_ids: tuple[str, ...]
    number: str = ""
    decided_on: date | None = None
    signing: SigningMode = SigningMode.CHAIRMAN
    signer_name: str = ""
    basis: tuple[BasisLine, ...] = ()
    recipients: tuple[str, ...] = RECIPIENTS


@dataclass(frozen=True, slots=True)
class OtherLine:
    """One household or worker of the list, as decided."""

    case_id: str
    household_id: str
    member_id: str
    code: str
    person: str
    head_name: str
    born: str
    hamlet: str
    persons: int
    per_person: int
    line: int  # the amount it was held against


@dataclass(frozen=True, slots=True)
class OtherHead:
    """What stands over the lines."""

    serial: str
    commune: str
    kind: str
    number: str
    decided_on: date
    standard: str
    standard_title: str
    signer: tuple[str, ...]
    signer_name: str
    basis: tuple[str, ...]
    recipients: tuple[str, ...]
    practice: bool = False

    @property
    def about(self) -> OtherClass:
        return OtherClass(self.kind)


@dataclass(frozen=True, slots=True)
class SignedOther:
    """Quyết định as it was signed; its words prove themselves by the fingerprint."""

    id: str
    code: str
    fingerprint: str
    body: str = field(repr=False)
    register_id: str = ""

    @property
    def head(self) -> OtherHead:
        told = json.loads(self.body)["head"]
        lists = {name: tuple(told[name]) for name in ("signer", "basis", "recipients")}
        return OtherHead(**{**told, **lists, "decided_on": date.fromisoformat(told["decided_on"])})

    @property
    def lines(self) -> tuple[OtherLine, ...]:
        return tuple(OtherLine(**each) for each in json.loads(self.body)["lines"])


def body_of(head: OtherHead, lines: Sequence[OtherLine]) -> str:
    """Head and lines in one exact spelling."""
    return canonical({"format": FORMAT, "head": head, "lines": list(lines)})


def fingerprint_of(body: str) -> str:
    """SHA-256 of the words."""
    return hashlib.sha256(f"{FORMAT}:{body}".encode()).hexdigest()


def faults_of(
    plan: OtherPlan, cases: Mapping[str, tuple[OtherCase, Judged]], today: date
) -> list[str]:
    """Why the decision cannot be signed yet, each as a sentence; empty = it can."""
    faults = [_fault(*cases[each], today) for each in plan.case_ids if each in cases]
    if not plan.case_ids:
        faults.append("Chưa chọn hồ sơ nào.")
    if any(case.kind != plan.kind for case, _judged in cases.values()):
        faults.append("Một quyết định chỉ về một loại: hộ, hoặc người lao động.")
    if len({case.standard for case, _judged in cases.values()}) > 1:
        faults.append("Các hồ sơ theo hai chuẩn khác nhau. Hãy lập hai quyết định.")
    faults += _word_faults(plan, cases, today)
    return [each for each in faults if each]


def _fault(case: OtherCase, judged: Judged, today: date) -> str:
    step = case.step(today)
    if case.is_closed:
        return f"{case.person}: đã có quyết định hoặc văn bản trả lời."
    if case.is_gone:
        return f"{case.person}: không còn ở hộ hoặc không còn trong sổ. Hãy rút đơn."
    if step != CaseStep.DECISION:
        return f"{case.person}: chưa qua bước {_STEP_LACKS[step]}."
    if not judged.may_be_granted:
        return f"{case.person}: {' '.join((*judged.unconfirmed, *judged.reasons))}"
    return ""


_STEP_LACKS = {
    CaseStep.INCOME: "ghi thu nhập",
    CaseStep.POSTING: "niêm yết",
    CaseStep.RECHECK: "phúc tra",
}


def _word_faults(
    plan: OtherPlan, cases: Mapping[str, tuple[OtherCase, Judged]], today: date
) -> list[str]:
    posted = [case.posting.ends for case, _judged in cases.values() if case.posting]
    answered = [
        each.answered_on
        for case, _judged in cases.values()
        for each in case.complaints
        if each.answered_on
    ]
    faults = []
    if not plan.number:
        faults.append("Chưa có số quyết định.")
    if plan.decided_on is None:
        faults.append("Chưa có ngày ký.")
    elif plan.decided_on > today:
        faults.append("Ngày ký không được sau hôm nay.")
    elif posted and plan.decided_on <= max(posted):
        faults.append(f"Ngày ký phải sau ngày niêm yết cuối {max(posted):%d/%m/%Y}.")
    elif answered and plan.decided_on < max(answered):
        faults.append(f"Ngày ký phải từ ngày phúc tra xong {max(answered):%d/%m/%Y}.")
    if not plan.signer_name:
        faults.append("Chưa có người ký.")
    unknown = [each.text for each in plan.basis if not each.is_known]
    if not plan.basis:
        faults.append("Chưa có căn cứ nào.")
    elif unknown:
        faults.append(f"Căn cứ chưa đối chiếu: {'; '.join(unknown)}.")
    return faults
