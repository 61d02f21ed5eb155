"""An empty sheet before an officer, and a family to ask."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.pages.checklist_page import ChecklistPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office
from tests.gui.checklist.officer import OTHERS, Officer


@pytest.fixture
def page(qtbot: QtBot, office: Office, runner: TaskRunner) -> ChecklistPage:
    made = ChecklistPage(office, runner)
    qtbot.addWidget(made)
    made.resize(1182, 631)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def officer(page: ChecklistPage, qtbot: QtBot) -> Officer:
    return Officer(page, qtbot)


@pytest.fixture
def family(add_household: Callable[..., str]) -> str:
    """Five people: parents, a schoolgirl, a son of 21 and a grandmother."""
    return add_household("Nguyễn Văn Bảy", *OTHERS, birth="1971-03-02", code="0431")
