"""`ngheo standard try`: who would change class by a standard, and why; saves nothing."""

import argparse
from collections.abc import Mapping
from typing import Any

from ngheo_desktop.domain.standard_trials import Trial, class_words, trial_tables
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.standard_trial import EXPORTED, standard_named, try_standard
from ngheo_desktop.operations.table_export import export_tables


def tried(office: Office, options: argparse.Namespace) -> tuple[Any, int]:
    """A standard in use by its code, or a file not loaded; 1 while parts of it are missing."""
    if not options.what:
        raise WrongUsage("Hãy nêu mã chuẩn, hoặc tệp chuẩn để thử.")
    trial = try_standard(office, standard_named(office, options.what))
    if options.out:
        export_tables(office, trial_tables(trial), EXPORTED, options.out)
    return _json(trial), int(bool(trial.missing))


def _json(trial: Trial) -> dict[str, Any]:
    return {
        "standard": trial.standard.code,
        "fingerprint": trial.standard.fingerprint,
        "households": trial.households,
        "missing": list(trial.missing),
        "changed": [
            {
                "household": each.household_id,
                "code": each.code,
                "head_name": each.head_name,
                "hamlet": each.hamlet,
                "before": each.before,
                "after": each.after,
                "told": f"{class_words(each.before)} → {class_words(each.after)}",
                "why": list(each.why),
            }
            for each in trial.lines
        ],
        "hamlets": [
            {"name": each.name, "before": _counts(each.before), "after": _counts(each.after)}
            for each in trial.hamlets
        ],
    }


def _counts(counts: Mapping[HouseholdClass | None, int]) -> dict[str, int]:
    """Never scored is «»."""
    return {kind.value if kind else "": count for kind, count in counts.items()}
