"""The member's form by keys: typed dates, live problems, one person after another."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import HEAD, Member
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog, first_member
from ngheo_desktop.gui.widgets.birth_edit import BirthEdit, DayEdit
from ngheo_desktop.gui.widgets.folded_completer import FoldedCompleter
from ngheo_desktop.paths import resource
from tests.gui.typing import press, type_text

TODAY = date(2026, 11, 24)


@pytest.fixture
def open_dialog(qtbot: QtBot, qapp: QApplication) -> Callable[..., MemberDialog]:
    theme.apply(qapp)

    def opened(member: Member, *, adding: bool = False) -> MemberDialog:
        dialog = MemberDialog(member, TODAY, adding=adding)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return opened


def focused() -> object:
    return QApplication.focusWidget()


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("23111975", Birth(1975, 11, 23)),
        ("23/11/1975", Birth(1975, 11, 23)),
        ("5-2-1974", Birth(1974, 2, 5)),
        ("02/1974", Birth(1974, 2)),
        ("1974", Birth(1974)),
        ("", None),
        ("31/02/1974", None),
        ("231175", Birth(1975, 11, 23)),
        ("23/11", Birth(2026, 11, 23)),
    ],
)
def test_a_birth_date_is_understood_as_far_as_it_is_known(
    qtbot: QtBot, typed: str, birth: Birth | None
) -> None:
    edit = BirthEdit()
    qtbot.addWidget(edit)
    type_text(edit, typed)
    assert edit.birth() == birth
    assert bool(edit.problems()) == (birth is None and typed != "")


def test_a_day_needs_all_its_parts(qtbot: QtBot) -> None:
    edit = DayEdit()
    qtbot.addWidget(edit)
    type_text(edit, "2021")
    assert edit.day() is None
    assert edit.problems()[0].text == ("«2021» chưa đủ ngày, tháng, năm. Hãy nhập như 05/02/2021.")
    edit.clear()
    type_text(edit, "05022021")
    assert edit.day() == date(2021, 2, 5)


def test_enter_goes_through_the_fields_and_saving_tells_the_person(
    qtbot: QtBot, open_dialog: Callable[..., MemberDialog]
) -> None:
    dialog = open_dialog(first_member(), adding=True)
    form = dialog.form
    assert focused() is form.name_edit
    type_text(form.name_edit, " Trần  Văn Tám ")
    press(form.name_edit, "Return")
    assert focused() is form.sex_combo
    press(form.sex_combo, "Down")
    press(form.sex_combo, "Return")
    assert focused() is form.birth_edit
    type_text(form.birth_edit, "05021974")
    press(form.birth_edit, "Return")
    assert form.birth_edit.text() == "05/02/1974"
    assert focused() is form.personal_id_edit
    type_text(form.personal_id_edit, "089 074 000 001")
    with qtbot.waitSignal(dialog.member_kept) as kept:
        press(dialog, "Ctrl+S")
    assert kept.args == [
        Member(
            name="Trần Văn Tám",
            relation=HEAD,
            sex=Sex.MALE,
            birth=Birth(1974, 2, 5),
            personal_id="089074000001",
        )
    ]
    assert not dialog.isVisible()


def test_one_person_after_another(qtbot: QtBot, open_dialog: Callable[..., MemberDialog]) -> None:
    dialog = open_dialog(Member(ethnic="Khmer"), adding=True)
    kept: list[Member] = []
    dialog.member_kept.connect(kept.append)
    for name in ("Neáng Hoa", "Chau Kha"):
        type_text(dialog.form.name_edit, name)
        press(dialog.form.name_edit, "Ctrl+Return")
        assert dialog.form.name_edit.text() == ""
        assert focused() is dialog.form.name_edit
    assert [(each.name, each.ethnic) for each in kept] == [
        ("Neáng Hoa", "Khmer"),
        ("Chau Kha", "Khmer"),
    ]
    assert dialog.isVisible()


def test_ctrl_enter_works_under_the_vietnamese_names_of_keys(
    qtbot: QtBot, qapp: QApplication, open_dialog: Callable[..., MemberDialog]
) -> None:
    translator = QTranslator()
    assert translator.load(str(resource("i18n", "qtbase_vi.qm")))
    qapp.installTranslator(translator)
    try:
        dialog = open_dialog(Member(name="Neáng Hoa"), adding=True)
        with qtbot.waitSignal(dialog.member_kept):
            qtbot.keyClick(
                dialog.form.name_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
            )
    finally:
        qapp.removeTranslator(translator)


def test_somebody_born_tomorrow_is_not_kept(
    qtbot: QtBot, open_dialog: Callable[..., MemberDialog]
) -> None:
    dialog = open_dialog(Member(), adding=True)
    type_text(dialog.form.name_edit, "Trần Thị Nở")
    type_text(dialog.form.birth_edit, "25/11/2026")
    assert "25/11/2026 của Trần Thị Nở là sau hôm nay" in dialog.form.problem_label.text()
    with qtbot.assertNotEmitted(dialog.member_kept):
        press(dialog, "Ctrl+S")
    assert dialog.isVisible()
    assert focused() is dialog.form.birth_edit


def test_a_date_that_cannot_be_read_is_not_lost_silently(
    qtbot: QtBot, open_dialog: Callable[..., MemberDialog]
) -> None:
    dialog = open_dialog(Member(name="Trần Thị Nở"))
    type_text(dialog.form.birth_edit, "31/02/1974")
    assert dialog.form.problem_label.text().startswith("«31/02/1974» không phải ngày sinh.")
    with qtbot.assertNotEmitted(dialog.member_kept):
        press(dialog, "Ctrl+Return")


def test_a_number_that_does_not_fit_only_warns(
    qtbot: QtBot, open_dialog: Callable[..., MemberDialog]
) -> None:
    dialog = open_dialog(Member(name="Lê Thị Út", birth=Birth(1947), sex=Sex.FEMALE))
    type_text(dialog.form.personal_id_edit, "089174000000")
    assert "cho biết sinh năm 1974, ô năm sinh ghi 1947" in dialog.form.warning_label.text()
    with qtbot.waitSignal(dialog.member_kept):
        press(dialog, "Ctrl+S")


def test_esc_tells_nothing(qtbot: QtBot, open_dialog: Callable[..., MemberDialog]) -> None:
    dialog = open_dialog(Member(name="Lê Thị Út"))
    type_text(dialog.form.name_edit, "x")
    with qtbot.assertNotEmitted(dialog.member_kept):
        press(dialog, "Esc")
    assert not dialog.isVisible()


def test_an_ethnic_group_is_completed_without_accents(
    qtbot: QtBot, open_dialog: Callable[..., MemberDialog]
) -> None:
    dialog = open_dialog(Member(name="Lê Thị Út"))
    completer = dialog.form.ethnic_combo.completer()
    assert isinstance(completer, FoldedCompleter)
    completer.setCompletionPrefix("cham")
    assert "Chăm" in completer.currentCompletion()
    dialog.form.ethnic_combo.setFocus()
    dialog.form.ethnic_combo.setCurrentText("khơ me")
    press(dialog.form.ethnic_combo, "Tab")
    assert dialog.form.ethnic_combo.currentText() == "Khmer"


def test_a_person_comes_back_from_the_form_as_it_went_in(
    open_dialog: Callable[..., MemberDialog],
) -> None:
    person = Member(
        id="m1",
        name="Lê Thị Út",
        relation="spouse",
        sex=Sex.FEMALE,
        birth=Birth(1976, 3),
        personal_id="089176000000",
        personal_id_issued=date(2021, 2, 5),
        ethnic="Khmer",
        merit=True,
        phone="0919000111",
        note="mới về",
    )
    assert open_dialog(person).member() == person
