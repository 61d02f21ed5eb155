"""Compiled from ui/member_dialog.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QDialog,
    QGridLayout, QHBoxLayout, QLabel, QLineEdit,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from ngheo_desktop.gui.widgets.birth_edit import (BirthEdit, DayEdit)
from ngheo_desktop.gui.widgets.notice import Notice

class Ui_MemberDialog(object):
    def setupUi(self, MemberDialog):
        if not MemberDialog.objectName():
            MemberDialog.setObjectName(u"MemberDialog")
        self.member_layout = QVBoxLayout(MemberDialog)
        self.member_layout.setSpacing(12)
        self.member_layout.setObjectName(u"member_layout")
        self.member_layout.setContentsMargins(16, 16, 16, 16)
        self.notice = Notice(MemberDialog)
        self.notice.setObjectName(u"notice")

        self.member_layout.addWidget(self.notice)

        self.field_grid = QGridLayout()
        self.field_grid.setObjectName(u"field_grid")
        self.field_grid.setHorizontalSpacing(12)
        self.field_grid.setVerticalSpacing(4)
        self.name_label = QLabel(MemberDialog)
        self.name_label.setObjectName(u"name_label")

        self.field_grid.addWidget(self.name_label, 0, 0, 1, 2)

        self.name_edit = QLineEdit(MemberDialog)
        self.name_edit.setObjectName(u"name_edit")

        self.field_grid.addWidget(self.name_edit, 1, 0, 1, 2)

        self.sex_label = QLabel(MemberDialog)
        self.sex_label.setObjectName(u"sex_label")

        self.field_grid.addWidget(self.sex_label, 0, 2, 1, 1)

        self.sex_combo = QComboBox(MemberDialog)
        self.sex_combo.setObjectName(u"sex_combo")

        self.field_grid.addWidget(self.sex_combo, 1, 2, 1, 1)

        self.birth_label = QLabel(MemberDialog)
        self.birth_label.setObjectName(u"birth_label")

        self.field_grid.addWidget(self.birth_label, 0, 3, 1, 1)

        self.birth_edit = BirthEdit(MemberDialog)
        self.birth_edit.setObjectName(u"birth_edit")

        self.field_grid.addWidget(self.birth_edit, 1, 3, 1, 1)

        self.personal_id_label = QLabel(MemberDialog)
        self.personal_id_label.setObjectName(u"personal_id_label")

        self.field_grid.addWidget(self.personal_id_label, 2, 0, 1, 2)

        self.personal_id_edit = QLineEdit(MemberDialog)
        self.personal_id_edit.setObjectName(u"personal_id_edit")

        self.field_grid.addWidget(self.personal_id_edit, 3, 0, 1, 2)

        self.issued_label = QLabel(MemberDialog)
        self.issued_label.setObjectName(u"issued_label")

        self.field_grid.addWidget(self.issued_label, 2, 2, 1, 1)

        self.issued_edit = DayEdit(MemberDialog)
        self.issued_edit.setObjectName(u"issued_edit")

        self.field_grid.addWidget(self.issued_edit, 3, 2, 1, 1)

        self.ethnic_label = QLabel(MemberDialog)
        self.ethnic_label.setObjectName(u"ethnic_label")

        self.field_grid.addWidget(self.ethnic_label, 2, 3, 1, 1)

        self.ethnic_combo = QComboBox(MemberDialog)
        self.ethnic_combo.setObjectName(u"ethnic_combo")
        self.ethnic_combo.setEditable(True)

        self.field_grid.addWidget(self.ethnic_combo, 3, 3, 1, 1)

        self.relation_label = QLabel(MemberDialog)
        self.relation_label.setObjectName(u"relation_label")

        self.field_grid.addWidget(self.relation_label, 4, 0, 1, 2)

        self.relation_combo = QComboBox(MemberDialog)
        self.relation_combo.setObjectName(u"relation_combo")

        self.field_grid.addWidget(self.relation_combo, 5, 0, 1, 2)

        self.status_label = QLabel(MemberDialog)
        self.status_label.setObjectName(u"status_label")

        self.field_grid.addWidget(self.status_label, 4, 2, 1, 1)

        self.status_combo = QComboBox(MemberDialog)
        self.status_combo.setObjectName(u"status_combo")

        self.field_grid.addWidget(self.status_combo, 5, 2, 1, 1)

        self.phone_label = QLabel(MemberDialog)
        self.phone_label.setObjectName(u"phone_label")

        self.field_grid.addWidget(self.phone_label, 4, 3, 1, 1)

        self.phone_edit = QLineEdit(MemberDialog)
        self.phone_edit.setObjectName(u"phone_edit")

        self.field_grid.addWidget(self.phone_edit, 5, 3, 1, 1)

        self.note_label = QLabel(MemberDialog)
        self.note_label.setObjectName(u"note_label")

        self.field_grid.addWidget(self.note_label, 6, 0, 1, 4)

        self.note_edit = QLineEdit(MemberDialog)
        self.note_edit.setObjectName(u"note_edit")

        self.field_grid.addWidget(self.note_edit, 7, 0, 1, 4)

        self.merit_check = QCheckBox(MemberDialog)
        self.merit_check.setObjectName(u"merit_check")

        self.field_grid.addWidget(self.merit_check, 8, 0, 1, 4)

        self.field_grid.setColumnStretch(0, 2)
        self.field_grid.setColumnStretch(1, 1)
        self.field_grid.setColumnStretch(2, 2)
        self.field_grid.setColumnStretch(3, 2)

        self.member_layout.addLayout(self.field_grid)

        self.problem_label = QLabel(MemberDialog)
        self.problem_label.setObjectName(u"problem_label")
        self.problem_label.setWordWrap(True)

        self.member_layout.addWidget(self.problem_label)

        self.warning_label = QLabel(MemberDialog)
        self.warning_label.setObjectName(u"warning_label")
        self.warning_label.setWordWrap(True)

        self.member_layout.addWidget(self.warning_label)

        self.like_notice = Notice(MemberDialog)
        self.like_notice.setObjectName(u"like_notice")

        self.member_layout.addWidget(self.like_notice)

        self.bottom_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.member_layout.addItem(self.bottom_spacer)

        self.button_layout = QHBoxLayout()
        self.button_layout.setSpacing(8)
        self.button_layout.setObjectName(u"button_layout")
        self.scan_button = QPushButton(MemberDialog)
        self.scan_button.setObjectName(u"scan_button")
        self.scan_button.setAutoDefault(False)

        self.button_layout.addWidget(self.scan_button)

        self.drop_button = QPushButton(MemberDialog)
        self.drop_button.setObjectName(u"drop_button")
        self.drop_button.setAutoDefault(False)

        self.button_layout.addWidget(self.drop_button)

        self.button_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_spacer)

        self.save_button = QPushButton(MemberDialog)
        self.save_button.setObjectName(u"save_button")
        self.save_button.setAutoDefault(False)

        self.button_layout.addWidget(self.save_button)

        self.more_button = QPushButton(MemberDialog)
        self.more_button.setObjectName(u"more_button")
        self.more_button.setAutoDefault(False)

        self.button_layout.addWidget(self.more_button)

        self.close_button = QPushButton(MemberDialog)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.button_layout.addWidget(self.close_button)


        self.member_layout.addLayout(self.button_layout)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name_edit)
        self.sex_label.setBuddy(self.sex_combo)
        self.birth_label.setBuddy(self.birth_edit)
        self.personal_id_label.setBuddy(self.personal_id_edit)
        self.issued_label.setBuddy(self.issued_edit)
        self.ethnic_label.setBuddy(self.ethnic_combo)
        self.relation_label.setBuddy(self.relation_combo)
        self.status_label.setBuddy(self.status_combo)
        self.phone_label.setBuddy(self.phone_edit)
        self.note_label.setBuddy(self.note_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name_edit, self.sex_combo)
        QWidget.setTabOrder(self.sex_combo, self.birth_edit)
        QWidget.setTabOrder(self.birth_edit, self.personal_id_edit)
        QWidget.setTabOrder(self.personal_id_edit, self.issued_edit)
        QWidget.setTabOrder(self.issued_edit, self.ethnic_combo)
        QWidget.setTabOrder(self.ethnic_combo, self.relation_combo)
        QWidget.setTabOrder(self.relation_combo, self.status_combo)
        QWidget.setTabOrder(self.status_combo, self.phone_edit)
        QWidget.setTabOrder(self.phone_edit, self.note_edit)
        QWidget.setTabOrder(self.note_edit, self.merit_check)
        QWidget.setTabOrder(self.merit_check, self.scan_button)
        QWidget.setTabOrder(self.scan_button, self.drop_button)
        QWidget.setTabOrder(self.drop_button, self.save_button)
        QWidget.setTabOrder(self.save_button, self.more_button)
        QWidget.setTabOrder(self.more_button, self.close_button)

        self.retranslateUi(MemberDialog)

        QMetaObject.connectSlotsByName(MemberDialog)
    # setupUi

    def retranslateUi(self, MemberDialog):
        MemberDialog.setWindowTitle(QCoreApplication.translate("MemberDialog", u"Th\u00e0nh vi\u00ean", None))
        self.name_label.setText(QCoreApplication.translate("MemberDialog", u"H\u1ecd &v\u00e0 t\u00ean (b\u1eaft bu\u1ed9c)", None))
        self.sex_label.setText(QCoreApplication.translate("MemberDialog", u"&Gi\u1edbi t\u00ednh", None))
        self.birth_label.setText(QCoreApplication.translate("MemberDialog", u"Ng\u00e0y &sinh", None))
        self.personal_id_label.setText(QCoreApplication.translate("MemberDialog", u"S\u1ed1 \u0111\u1ecbnh &danh (CCCD)", None))
        self.issued_label.setText(QCoreApplication.translate("MemberDialog", u"Ng\u00e0y &c\u1ea5p", None))
        self.ethnic_label.setText(QCoreApplication.translate("MemberDialog", u"D\u00e2n &t\u1ed9c", None))
        self.relation_label.setText(QCoreApplication.translate("MemberDialog", u"&Quan h\u1ec7 v\u1edbi ch\u1ee7 h\u1ed9", None))
        self.status_label.setText(QCoreApplication.translate("MemberDialog", u"T\u00ecnh t&r\u1ea1ng", None))
        self.phone_label.setText(QCoreApplication.translate("MemberDialog", u"\u0110i\u1ec7n t&ho\u1ea1i", None))
        self.note_label.setText(QCoreApplication.translate("MemberDialog", u"Gh&i ch\u00fa", None))
        self.merit_check.setText(QCoreApplication.translate("MemberDialog", u"&Ng\u01b0\u1eddi c\u00f3 c\u00f4ng", None))
        self.scan_button.setText(QCoreApplication.translate("MemberDialog", u"Q&u\u00e9t CCCD", None))
        self.drop_button.setText(QCoreApplication.translate("MemberDialog", u"&B\u1ecf ph\u1ea7n nh\u1eadp d\u1edf", None))
        self.save_button.setText(QCoreApplication.translate("MemberDialog", u"&L\u01b0u", None))
        self.more_button.setText(QCoreApplication.translate("MemberDialog", u"L\u01b0u v\u00e0 th\u00ea&m ng\u01b0\u1eddi", None))
        self.close_button.setText(QCoreApplication.translate("MemberDialog", u"\u0110\u00f3ng", None))
    # retranslateUi
