"""Tabs that do not fit are reached by two arrows that can be seen and hit, in every scheme."""

import pytest
from PySide6.QtWidgets import QTabWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.app import make_application
from ngheo_desktop.gui.theme import Scheme
from ngheo_desktop.settings import Settings


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_arrows_of_a_row_of_tabs_are_seen_and_large_enough(
    qtbot: QtBot, scheme: Scheme
) -> None:
    make_application(Settings(scheme=scheme))
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    for words in ("Chuẩn nghèo", "Phiếu rà soát", "Người dùng và quyền", "Kiểm tra dữ liệu"):
        tabs.addTab(QWidget(), words)
    tabs.resize(300, 120)
    tabs.show()
    arrow = tabs.tabBar().findChildren(QToolButton)[-1]
    assert arrow.isVisible()
    assert arrow.width() >= 24
    seen = arrow.grab().toImage()
    line = {seen.pixel(x, seen.height() // 2) for x in range(4, seen.width() - 4)}
    assert len(line) > 1  # the arrow stands out from its button
