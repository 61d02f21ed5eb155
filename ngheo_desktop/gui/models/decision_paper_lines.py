"""Which papers a plan and a signed list have, and how each is made on the worker."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ngheo_desktop.gui.models.decision_reading import PlanRead, SignedRead
from ngheo_desktop.operations import decision_papers as papers
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import MadeForm
from ngheo_desktop.progress import Report


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper: of which plan or list, of which kind, about whom."""

    title: str
    kind: str
    source_id: str
    about: str = ""  # a hamlet or a household
    frozen: bool = False  # of a frozen list: the same bytes every time
    has_docx: bool = False


def papers_of_plan(read: PlanRead) -> tuple[PaperLine, ...]:
    """Tờ trình, the draft of the decision, an answer to each household that is not recognised."""
    plan_id = read.prepared.plan.id
    return (
        PaperLine("Tờ trình", papers.SUBMISSION, plan_id, has_docx=True),
        PaperLine("Dự thảo quyết định và danh sách", papers.DRAFT, plan_id, has_docx=True),
        *_refusals(plan_id, read.refused),
    )


def _refusals(plan_id: str, refused: tuple[tuple[str, str], ...]) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(f"Văn bản trả lời: {name}", papers.REFUSAL, plan_id, about, has_docx=True)
        for about, name in refused
    )


def papers_of_list(read: SignedRead) -> tuple[PaperLine, ...]:
    """The frozen decision and what follows from it; an imported list has none."""
    if read.kept is None:
        return ()
    list_id = read.kept.id
    frozen = partial(PaperLine, source_id=list_id, frozen=True)
    hamlets = dict.fromkeys((each.row.hamlet_id, each.row.hamlet) for each in read.certificates)
    number, commune = read.signed.number, read.kept.told.head.commune
    return (
        frozen(f"Quyết định số {number} và danh sách", papers.DECISION, has_docx=True),
        frozen("Thông báo kết quả", papers.NOTICE, has_docx=True),
        *([frozen(f"Giấy chứng nhận, {commune}", papers.CERTIFICATES)] if hamlets else []),
        *(frozen(f"Giấy chứng nhận, {name}", papers.CERTIFICATES, about=id_)
          for id_, name in hamlets),
        *_refusals(read.kept.plan_id, read.refused),
    )  # fmt: skip


def make_paper(office: Office, line: PaperLine, report: Report) -> MadeForm:
    """The paper as PDF, with its pages."""
    from ngheo_desktop.gui.pdf_pages import page_sizes

    make = papers.frozen_paper if line.frozen else papers.plan_paper
    pdf = make(office, line.source_id, line.kind, line.about, report)
    return MadeForm(line.kind, line.title, pdf, len(page_sizes(pdf)))


def docx_of(office: Office, line: PaperLine) -> Callable[[Path], None] | None:
    """What saves the paper as a file that the office can add sentences to."""
    if not line.has_docx:
        return None
    return partial(_save_docx, office, line)


def _save_docx(office: Office, line: PaperLine, target: Path) -> None:
    papers.save_docx(office, line.source_id, line.kind, target, line.about)
