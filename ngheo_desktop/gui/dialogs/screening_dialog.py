"""Phiếu A: the quick screen of a household that asks to be reviewed, by the office's own items."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.rounds import HouseholdSteps
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_lists import screen_household
from ngheo_desktop.progress import Report

_ANSWERS = ("", "có", "không")


class ScreeningDialog(ActDialog):
    """An item without an answer never counts as «không»: then nothing is saved."""

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        round_id: str,
        household: HouseholdSteps,
        rules: tuple[Sequence[str], int],
        parent: QWidget | None = None,
    ) -> None:
        title = f"Phiếu A, hộ {household.code} {household.head_name}"
        super().__init__(office, runner, title, parent)
        self.setObjectName("screening_dialog")
        self._place = (round_id, household.household_id)
        items, self._limit = rules
        self.item_combos: dict[str, QComboBox] = {}
        for at, item in enumerate(items, start=1):
            combo = self.combo(f"item_{at}_combo", _ANSWERS)
            combo.currentIndexChanged.connect(self._show_result)
            self.add(f"{at}. {item}", combo)
            self.item_combos[item] = combo
        self.result_label = self.add_words("")
        self.keep_edit = self.line("keep_edit")
        self.keep_edit.setPlaceholderText("để trống thì hộ không rà soát tiếp")
        self.add("&Vẫn rà soát vì", self.keep_edit)
        fit_dialog(self, 600, 520)
        self._show_result()
        next(iter(self.item_combos.values())).setFocus()

    def answers(self) -> Mapping[str, bool]:
        """What is answered so far."""
        told = {item: combo.currentText() for item, combo in self.item_combos.items()}
        return {item: words == "có" for item, words in told.items() if words}

    def problems(self) -> list[Problem]:
        answered = self.answers()
        return [
            Problem("item_open", f"Chưa trả lời: {item}.", field=item)
            for item in self.item_combos
            if item not in answered
        ]

    def work(self) -> Callable[[Report], Act]:
        keep = self.keep_edit.text()
        return partial(_screen, self._office, self._place, dict(self.answers()), keep)

    def field_of(self, name: str) -> QWidget:
        return self.item_combos.get(name, self.keep_edit)

    def _show_result(self) -> None:
        yes = sum(self.answers().values())
        enough = yes >= self._limit
        outcome = "không cần rà soát tiếp" if enough else "rà soát bằng phiếu đầy đủ"
        words = f"Có {yes} câu «có»; từ {self._limit} câu thì không cần rà soát: {outcome}."
        self.result_label.setText(words)
        self.show_rows(self.keep_edit, shown=enough)


def _screen(
    office: Office, place: tuple[str, str], answers: Mapping[str, bool], keep: str, _report: Report
) -> Act:
    return screen_household(office, *place, answers, keep_reason=keep)
