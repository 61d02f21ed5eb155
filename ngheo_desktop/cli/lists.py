"""Lists on the console: look at one, bring some in, take one back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ngheo_desktop.cli import answers
from ngheo_desktop.cli.named import class_of
from ngheo_desktop.cli.verbs import Answer, Options
from ngheo_desktop.domain.problems import Severity
from ngheo_desktop.errors import UserError, WrongUsage
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.operations.importing import PastDecision


def inspect(options: Options) -> Answer:
    """`ngheo inspect`: what a correct import would make of a file, without any office."""
    from ngheo_desktop.operations.inspecting import inspect_file, read_context
    from ngheo_desktop.operations.office import today_here

    answer = inspect_file(
        options.file,
        read_context(options.context, today_here()),
        sheet=options.sheet,
        mapping=pairs(options.map),
    )
    faults = any(each["severity"] == Severity.ERROR for each in answer["problems"])
    return answer, int(faults)


def bring(office: Office, options: Options) -> Answer:
    """`ngheo import`: each file for itself; when one fails, what the ones before wrote is told."""
    from ngheo_desktop.operations.importing import PastDecision

    if bool(options.decision) != bool(options.decided):
        raise WrongUsage("Quyết định cần cả --decision SỐ và --decided NGÀY.")
    if options.errors and len(options.file) > 1:
        raise WrongUsage("--errors chỉ dùng khi nhập một tệp.")
    decision = None
    if options.decision:
        unsaid = class_of(options.unsaid)
        decision = PastDecision(options.decision, options.decided, unsaid, options.join_decision)
    elif options.unsaid or options.join_decision:
        raise WrongUsage("--unsaid và --join-decision chỉ dùng cùng --decision SỐ.")
    done: list[dict[str, Any]] = []
    for file in options.file:
        try:
            done.append(_bring_one(office, file, decision, options))
        except UserError as error:
            if not done:
                raise
            return [*done, {"file": file.name, "error": str(error)}], error.exit_code
    faults = any(each["rejected"] or each["review"] for each in done)
    return done[0] if len(done) == 1 else done, int(faults)


def _bring_one(
    office: Office, file: Path, decision: "PastDecision | None", options: Options
) -> dict[str, Any]:
    from ngheo_desktop.operations.import_errors import export_waiting
    from ngheo_desktop.operations.import_plans import plan_import, problems_of
    from ngheo_desktop.operations.importing import write_import
    from ngheo_desktop.operations.past_decisions import check_decision, decided_classes

    if told := check_decision(decision, office.today()):
        raise WrongUsage(f"{told} Chưa ghi gì vào sổ.")
    mapping = pairs(options.map) or None
    plan = plan_import(office, file, sheet=options.sheet, mapping=mapping)
    counts, batch = plan.counts, None
    if options.errors and counts["review"] + counts["rejected"]:
        export_waiting(office, plan, options.errors)
    if not options.dry_run:
        written = write_import(
            office, plan, decision=decision, although_repeated=options.although_repeated
        )
        counts, batch = dict(written.counts), written.batch
    made = answers.import_json(plan, counts, batch, problems_of(plan))
    if decision is not None:
        made["decided"] = decided_classes(plan.households, decision.unsaid)
    return made


def take_back(office: Office, options: Options) -> Answer:
    """`ngheo undo-import`: the history of imports, or one of them taken back."""
    from ngheo_desktop.operations.import_undo import undo_import
    from ngheo_desktop.operations.importing import list_imports

    if not options.batch:
        return [answers.batch_json(each) for each in list_imports(office)], 0
    done = undo_import(office, options.batch)
    return answers.undone_json(done), int(bool(done.kept))


def pairs(texts: list[str]) -> dict[str, str]:
    """«TÊN=GIÁ_TRỊ» of the command line."""
    return dict(_pair(text) for text in texts)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise WrongUsage(f"«{text}» cần có dạng TÊN=GIÁ_TRỊ.")
    return name, value
