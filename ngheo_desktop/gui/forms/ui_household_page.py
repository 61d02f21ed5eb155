"""Compiled from ui/household_page.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QGridLayout, QGroupBox, QHBoxLayout, QHeaderView,
    QLabel, QLineEdit, QPlainTextEdit, QPushButton,
    QScrollArea, QSizePolicy, QSpacerItem, QTabWidget,
    QToolButton, QVBoxLayout, QWidget)

from ngheo_desktop.gui.widgets.class_badge import ClassBadge
from ngheo_desktop.gui.widgets.draft_strip import DraftStrip
from ngheo_desktop.gui.widgets.error_strip import ErrorStrip
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.states import NoRight

class Ui_HouseholdPage(object):
    def setupUi(self, HouseholdPage):
        if not HouseholdPage.objectName():
            HouseholdPage.setObjectName(u"HouseholdPage")
        self.page_layout = QVBoxLayout(HouseholdPage)
        self.page_layout.setSpacing(4)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(12, 6, 12, 6)
        self.head_layout = QHBoxLayout()
        self.head_layout.setSpacing(8)
        self.head_layout.setObjectName(u"head_layout")
        self.class_badge = ClassBadge(HouseholdPage)
        self.class_badge.setObjectName(u"class_badge")

        self.head_layout.addWidget(self.class_badge)

        self.decision_label = QLabel(HouseholdPage)
        self.decision_label.setObjectName(u"decision_label")

        self.head_layout.addWidget(self.decision_label)

        self.why_button = QPushButton(HouseholdPage)
        self.why_button.setObjectName(u"why_button")

        self.head_layout.addWidget(self.why_button)


        self.page_layout.addLayout(self.head_layout)

        self.error_strip = ErrorStrip(HouseholdPage)
        self.error_strip.setObjectName(u"error_strip")

        self.page_layout.addWidget(self.error_strip)

        self.draft_strip = DraftStrip(HouseholdPage)
        self.draft_strip.setObjectName(u"draft_strip")

        self.page_layout.addWidget(self.draft_strip)

        self.no_right = NoRight(HouseholdPage)
        self.no_right.setObjectName(u"no_right")

        self.page_layout.addWidget(self.no_right)

        self.tabs = QTabWidget(HouseholdPage)
        self.tabs.setObjectName(u"tabs")
        self.info_tab = QWidget()
        self.info_tab.setObjectName(u"info_tab")
        self.info_tab_layout = QVBoxLayout(self.info_tab)
        self.info_tab_layout.setObjectName(u"info_tab_layout")
        self.info_tab_layout.setContentsMargins(0, 0, 0, 0)
        self.info_scroll = QScrollArea(self.info_tab)
        self.info_scroll.setObjectName(u"info_scroll")
        self.info_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.info_scroll.setWidgetResizable(True)
        self.info_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.info_inside = QWidget()
        self.info_inside.setObjectName(u"info_inside")
        self.info_layout = QHBoxLayout(self.info_inside)
        self.info_layout.setSpacing(8)
        self.info_layout.setObjectName(u"info_layout")
        self.info_layout.setContentsMargins(8, 12, 0, 12)
        self.field_grid = QGridLayout()
        self.field_grid.setObjectName(u"field_grid")
        self.field_grid.setHorizontalSpacing(12)
        self.field_grid.setVerticalSpacing(8)
        self.code_label = QLabel(self.info_inside)
        self.code_label.setObjectName(u"code_label")

        self.field_grid.addWidget(self.code_label, 0, 0, 1, 1)

        self.code_edit = QLineEdit(self.info_inside)
        self.code_edit.setObjectName(u"code_edit")

        self.field_grid.addWidget(self.code_edit, 0, 1, 1, 1)

        self.code_problem = QLabel(self.info_inside)
        self.code_problem.setObjectName(u"code_problem")

        self.field_grid.addWidget(self.code_problem, 1, 1, 1, 1)

        self.hamlet_label = QLabel(self.info_inside)
        self.hamlet_label.setObjectName(u"hamlet_label")

        self.field_grid.addWidget(self.hamlet_label, 2, 0, 1, 1)

        self.hamlet_combo = QComboBox(self.info_inside)
        self.hamlet_combo.setObjectName(u"hamlet_combo")
        self.hamlet_combo.setMinimumContentsLength(12)

        self.field_grid.addWidget(self.hamlet_combo, 2, 1, 1, 1)

        self.hamlet_problem = QLabel(self.info_inside)
        self.hamlet_problem.setObjectName(u"hamlet_problem")

        self.field_grid.addWidget(self.hamlet_problem, 3, 1, 1, 1)

        self.address_label = QLabel(self.info_inside)
        self.address_label.setObjectName(u"address_label")

        self.field_grid.addWidget(self.address_label, 4, 0, 1, 1)

        self.address_edit = QLineEdit(self.info_inside)
        self.address_edit.setObjectName(u"address_edit")

        self.field_grid.addWidget(self.address_edit, 4, 1, 1, 1)

        self.phone_label = QLabel(self.info_inside)
        self.phone_label.setObjectName(u"phone_label")

        self.field_grid.addWidget(self.phone_label, 6, 0, 1, 1)

        self.phone_edit = QLineEdit(self.info_inside)
        self.phone_edit.setObjectName(u"phone_edit")

        self.field_grid.addWidget(self.phone_edit, 6, 1, 1, 1)

        self.note_label = QLabel(self.info_inside)
        self.note_label.setObjectName(u"note_label")

        self.field_grid.addWidget(self.note_label, 8, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.note_edit = QPlainTextEdit(self.info_inside)
        self.note_edit.setObjectName(u"note_edit")
        self.note_edit.setTabChangesFocus(True)

        self.field_grid.addWidget(self.note_edit, 8, 1, 1, 1)

        self.field_grid.setColumnStretch(1, 1)

        self.info_layout.addLayout(self.field_grid)

        self.choice_layout = QHBoxLayout()
        self.choice_layout.setSpacing(12)
        self.choice_layout.setObjectName(u"choice_layout")
        self.cause_box = QGroupBox(self.info_inside)
        self.cause_box.setObjectName(u"cause_box")
        self.cause_box_layout = QVBoxLayout(self.cause_box)
        self.cause_box_layout.setSpacing(2)
        self.cause_box_layout.setObjectName(u"cause_box_layout")

        self.choice_layout.addWidget(self.cause_box)

        self.wish_layout = QVBoxLayout()
        self.wish_layout.setObjectName(u"wish_layout")
        self.wish_box = QGroupBox(self.info_inside)
        self.wish_box.setObjectName(u"wish_box")
        self.wish_box_layout = QVBoxLayout(self.wish_box)
        self.wish_box_layout.setSpacing(2)
        self.wish_box_layout.setObjectName(u"wish_box_layout")

        self.wish_layout.addWidget(self.wish_box)

        self.flag_box = QGroupBox(self.info_inside)
        self.flag_box.setObjectName(u"flag_box")
        self.flag_box_layout = QVBoxLayout(self.flag_box)
        self.flag_box_layout.setSpacing(2)
        self.flag_box_layout.setObjectName(u"flag_box_layout")
        self.no_labour_check = QCheckBox(self.flag_box)
        self.no_labour_check.setObjectName(u"no_labour_check")

        self.flag_box_layout.addWidget(self.no_labour_check)

        self.hardship_check = QCheckBox(self.flag_box)
        self.hardship_check.setObjectName(u"hardship_check")

        self.flag_box_layout.addWidget(self.hardship_check)


        self.wish_layout.addWidget(self.flag_box)


        self.choice_layout.addLayout(self.wish_layout)


        self.info_layout.addLayout(self.choice_layout)

        self.info_layout.setStretch(0, 1)
        self.info_layout.setStretch(1, 1)
        self.info_scroll.setWidget(self.info_inside)

        self.info_tab_layout.addWidget(self.info_scroll)

        self.tabs.addTab(self.info_tab, "")
        self.member_tab = QWidget()
        self.member_tab.setObjectName(u"member_tab")
        self.member_tab_layout = QVBoxLayout(self.member_tab)
        self.member_tab_layout.setSpacing(8)
        self.member_tab_layout.setObjectName(u"member_tab_layout")
        self.member_tab_layout.setContentsMargins(8, 8, 8, 8)
        self.member_buttons = QHBoxLayout()
        self.member_buttons.setSpacing(4)
        self.member_buttons.setObjectName(u"member_buttons")
        self.add_button = QToolButton(self.member_tab)
        self.add_button.setObjectName(u"add_button")

        self.member_buttons.addWidget(self.add_button)

        self.edit_button = QToolButton(self.member_tab)
        self.edit_button.setObjectName(u"edit_button")

        self.member_buttons.addWidget(self.edit_button)

        self.remove_button = QToolButton(self.member_tab)
        self.remove_button.setObjectName(u"remove_button")

        self.member_buttons.addWidget(self.remove_button)

        self.up_button = QToolButton(self.member_tab)
        self.up_button.setObjectName(u"up_button")

        self.member_buttons.addWidget(self.up_button)

        self.down_button = QToolButton(self.member_tab)
        self.down_button.setObjectName(u"down_button")

        self.member_buttons.addWidget(self.down_button)

        self.member_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.member_buttons.addItem(self.member_spacer)

        self.show_ids_button = QToolButton(self.member_tab)
        self.show_ids_button.setObjectName(u"show_ids_button")

        self.member_buttons.addWidget(self.show_ids_button)


        self.member_tab_layout.addLayout(self.member_buttons)

        self.member_table = ListTable(self.member_tab)
        self.member_table.setObjectName(u"member_table")

        self.member_tab_layout.addWidget(self.member_table)

        self.undo_line = QFrame(self.member_tab)
        self.undo_line.setObjectName(u"undo_line")
        self.undo_layout = QHBoxLayout(self.undo_line)
        self.undo_layout.setObjectName(u"undo_layout")
        self.undo_layout.setContentsMargins(4, 4, 4, 4)
        self.undo_label = QLabel(self.undo_line)
        self.undo_label.setObjectName(u"undo_label")

        self.undo_layout.addWidget(self.undo_label)

        self.undo_button = QPushButton(self.undo_line)
        self.undo_button.setObjectName(u"undo_button")

        self.undo_layout.addWidget(self.undo_button)

        self.undo_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.undo_layout.addItem(self.undo_spacer)


        self.member_tab_layout.addWidget(self.undo_line)

        self.tabs.addTab(self.member_tab, "")
        self.review_tab = QWidget()
        self.review_tab.setObjectName(u"review_tab")
        self.review_tab_layout = QVBoxLayout(self.review_tab)
        self.review_tab_layout.setSpacing(8)
        self.review_tab_layout.setObjectName(u"review_tab_layout")
        self.review_tab_layout.setContentsMargins(8, 8, 8, 8)
        self.result_table = ListTable(self.review_tab)
        self.result_table.setObjectName(u"result_table")

        self.review_tab_layout.addWidget(self.result_table)

        self.review_buttons = QHBoxLayout()
        self.review_buttons.setObjectName(u"review_buttons")
        self.checklist_button = QPushButton(self.review_tab)
        self.checklist_button.setObjectName(u"checklist_button")

        self.review_buttons.addWidget(self.checklist_button)

        self.review_label = QLabel(self.review_tab)
        self.review_label.setObjectName(u"review_label")

        self.review_buttons.addWidget(self.review_label)

        self.review_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.review_buttons.addItem(self.review_spacer)


        self.review_tab_layout.addLayout(self.review_buttons)

        self.tabs.addTab(self.review_tab, "")
        self.history_tab = QWidget()
        self.history_tab.setObjectName(u"history_tab")
        self.history_tab_layout = QVBoxLayout(self.history_tab)
        self.history_tab_layout.setSpacing(8)
        self.history_tab_layout.setObjectName(u"history_tab_layout")
        self.history_tab_layout.setContentsMargins(8, 8, 8, 8)
        self.history_table = ListTable(self.history_tab)
        self.history_table.setObjectName(u"history_table")

        self.history_tab_layout.addWidget(self.history_table)

        self.take_back_layout = QHBoxLayout()
        self.take_back_layout.setSpacing(8)
        self.take_back_layout.setObjectName(u"take_back_layout")
        self.take_back_button = QToolButton(self.history_tab)
        self.take_back_button.setObjectName(u"take_back_button")

        self.take_back_layout.addWidget(self.take_back_button)

        self.take_back_label = QLabel(self.history_tab)
        self.take_back_label.setObjectName(u"take_back_label")
        self.take_back_label.setTextFormat(Qt.TextFormat.PlainText)
        self.take_back_label.setWordWrap(True)

        self.take_back_layout.addWidget(self.take_back_label)

        self.take_back_layout.setStretch(1, 1)

        self.history_tab_layout.addLayout(self.take_back_layout)

        self.tabs.addTab(self.history_tab, "")

        self.page_layout.addWidget(self.tabs)

#if QT_CONFIG(shortcut)
        self.code_label.setBuddy(self.code_edit)
        self.hamlet_label.setBuddy(self.hamlet_combo)
        self.address_label.setBuddy(self.address_edit)
        self.phone_label.setBuddy(self.phone_edit)
        self.note_label.setBuddy(self.note_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.why_button, self.error_strip)
        QWidget.setTabOrder(self.error_strip, self.tabs)
        QWidget.setTabOrder(self.tabs, self.code_edit)
        QWidget.setTabOrder(self.code_edit, self.hamlet_combo)
        QWidget.setTabOrder(self.hamlet_combo, self.address_edit)
        QWidget.setTabOrder(self.address_edit, self.phone_edit)
        QWidget.setTabOrder(self.phone_edit, self.note_edit)
        QWidget.setTabOrder(self.note_edit, self.no_labour_check)
        QWidget.setTabOrder(self.no_labour_check, self.hardship_check)
        QWidget.setTabOrder(self.hardship_check, self.add_button)
        QWidget.setTabOrder(self.add_button, self.edit_button)
        QWidget.setTabOrder(self.edit_button, self.remove_button)
        QWidget.setTabOrder(self.remove_button, self.up_button)
        QWidget.setTabOrder(self.up_button, self.down_button)
        QWidget.setTabOrder(self.down_button, self.show_ids_button)
        QWidget.setTabOrder(self.show_ids_button, self.member_table)
        QWidget.setTabOrder(self.member_table, self.undo_button)
        QWidget.setTabOrder(self.undo_button, self.result_table)
        QWidget.setTabOrder(self.result_table, self.checklist_button)
        QWidget.setTabOrder(self.checklist_button, self.history_table)
        QWidget.setTabOrder(self.history_table, self.take_back_button)

        self.retranslateUi(HouseholdPage)

        QMetaObject.connectSlotsByName(HouseholdPage)
    # setupUi

    def retranslateUi(self, HouseholdPage):
        HouseholdPage.setWindowTitle(QCoreApplication.translate("HouseholdPage", u"H\u1ed9", None))
        self.decision_label.setText("")
        self.why_button.setText(QCoreApplication.translate("HouseholdPage", u"&V\u00ec sao?", None))
        self.code_label.setText(QCoreApplication.translate("HouseholdPage", u"&M\u00e3 h\u1ed9", None))
        self.code_problem.setText("")
        self.hamlet_label.setText(QCoreApplication.translate("HouseholdPage", u"\u1ea4&p, kh\u00f3m (b\u1eaft bu\u1ed9c)", None))
        self.hamlet_problem.setText("")
        self.address_label.setText(QCoreApplication.translate("HouseholdPage", u"\u0110\u1ecba &ch\u1ec9", None))
        self.phone_label.setText(QCoreApplication.translate("HouseholdPage", u"\u0110i\u1ec7n th&o\u1ea1i", None))
        self.note_label.setText(QCoreApplication.translate("HouseholdPage", u"G&hi ch\u00fa", None))
        self.cause_box.setTitle(QCoreApplication.translate("HouseholdPage", u"Nguy\u00ean nh\u00e2n ngh\u00e8o", None))
        self.wish_box.setTitle(QCoreApplication.translate("HouseholdPage", u"Nguy\u1ec7n v\u1ecdng h\u1ed7 tr\u1ee3", None))
        self.flag_box.setTitle(QCoreApplication.translate("HouseholdPage", u"\u0110\u1eb7c \u0111i\u1ec3m", None))
        self.no_labour_check.setText(QCoreApplication.translate("HouseholdPage", u"Kh\u00f4ng c\u00f3 kh\u1ea3 n\u0103ng lao \u0111\u1ed9ng", None))
        self.hardship_check.setText(QCoreApplication.translate("HouseholdPage", u"Ho\u00e0n c\u1ea3nh \u0111\u1eb7c bi\u1ec7t kh\u00f3 kh\u0103n", None))
        self.tabs.setTabText(self.tabs.indexOf(self.info_tab), QCoreApplication.translate("HouseholdPage", u"Th\u00f4ng tin", None))
#if QT_CONFIG(accessibility)
        self.member_table.setAccessibleName(QCoreApplication.translate("HouseholdPage", u"Th\u00e0nh vi\u00ean c\u1ee7a h\u1ed9", None))
#endif // QT_CONFIG(accessibility)
        self.undo_label.setText("")
        self.undo_button.setText(QCoreApplication.translate("HouseholdPage", u"Ho\u00e0&n t\u00e1c", None))
        self.tabs.setTabText(self.tabs.indexOf(self.member_tab), QCoreApplication.translate("HouseholdPage", u"Th\u00e0nh vi\u00ean", None))
#if QT_CONFIG(accessibility)
        self.result_table.setAccessibleName(QCoreApplication.translate("HouseholdPage", u"K\u1ebft qu\u1ea3 ch\u1ea5m \u0111i\u1ec3m theo ng\u00e0y v\u00e0 chu\u1ea9n", None))
#endif // QT_CONFIG(accessibility)
        self.checklist_button.setText(QCoreApplication.translate("HouseholdPage", u"M\u1edf phi\u1ebf&u", None))
        self.review_label.setText("")
        self.tabs.setTabText(self.tabs.indexOf(self.review_tab), QCoreApplication.translate("HouseholdPage", u"R\u00e0 so\u00e1t", None))
#if QT_CONFIG(accessibility)
        self.history_table.setAccessibleName(QCoreApplication.translate("HouseholdPage", u"L\u1ecbch s\u1eed thay \u0111\u1ed5i", None))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.history_tab), QCoreApplication.translate("HouseholdPage", u"L\u1ecbch s\u1eed", None))
    # retranslateUi
