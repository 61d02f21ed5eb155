"""Compiled from ui/import_kind.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QGridLayout,
    QLabel, QLineEdit, QRadioButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_ImportKindPage(object):
    def setupUi(self, ImportKindPage):
        if not ImportKindPage.objectName():
            ImportKindPage.setObjectName(u"ImportKindPage")
        ImportKindPage.resize(1100, 480)
        self.page_layout = QVBoxLayout(ImportKindPage)
        self.page_layout.setSpacing(8)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(8, 8, 8, 8)
        self.told_label = QLabel(ImportKindPage)
        self.told_label.setObjectName(u"told_label")
        self.told_label.setWordWrap(True)

        self.page_layout.addWidget(self.told_label)

        self.current_radio = QRadioButton(ImportKindPage)
        self.current_radio.setObjectName(u"current_radio")
        self.current_radio.setChecked(True)

        self.page_layout.addWidget(self.current_radio)

        self.decision_radio = QRadioButton(ImportKindPage)
        self.decision_radio.setObjectName(u"decision_radio")

        self.page_layout.addWidget(self.decision_radio)

        self.decision_box = QWidget(ImportKindPage)
        self.decision_box.setObjectName(u"decision_box")
        self.decision_layout = QGridLayout(self.decision_box)
        self.decision_layout.setObjectName(u"decision_layout")
        self.decision_layout.setHorizontalSpacing(12)
        self.decision_layout.setVerticalSpacing(4)
        self.decision_layout.setContentsMargins(24, 4, 0, 0)
        self.number_label = QLabel(self.decision_box)
        self.number_label.setObjectName(u"number_label")
        self.number_label.setWordWrap(False)

        self.decision_layout.addWidget(self.number_label, 0, 0, 1, 1)

        self.day_label = QLabel(self.decision_box)
        self.day_label.setObjectName(u"day_label")
        self.day_label.setWordWrap(False)

        self.decision_layout.addWidget(self.day_label, 0, 1, 1, 1)

        self.number_edit = QLineEdit(self.decision_box)
        self.number_edit.setObjectName(u"number_edit")

        self.decision_layout.addWidget(self.number_edit, 1, 0, 1, 1)

        self.day_edit = QLineEdit(self.decision_box)
        self.day_edit.setObjectName(u"day_edit")

        self.decision_layout.addWidget(self.day_edit, 1, 1, 1, 1)

        self.unsaid_label = QLabel(self.decision_box)
        self.unsaid_label.setObjectName(u"unsaid_label")
        self.unsaid_label.setWordWrap(False)

        self.decision_layout.addWidget(self.unsaid_label, 2, 0, 1, 3)

        self.unsaid_combo = QComboBox(self.decision_box)
        self.unsaid_combo.setObjectName(u"unsaid_combo")

        self.decision_layout.addWidget(self.unsaid_combo, 3, 0, 1, 2)

        self.known_label = QLabel(self.decision_box)
        self.known_label.setObjectName(u"known_label")
        self.known_label.setWordWrap(True)

        self.decision_layout.addWidget(self.known_label, 4, 0, 1, 3)

        self.join_check = QCheckBox(self.decision_box)
        self.join_check.setObjectName(u"join_check")

        self.decision_layout.addWidget(self.join_check, 5, 0, 1, 3)

        self.decision_note = QLabel(self.decision_box)
        self.decision_note.setObjectName(u"decision_note")
        self.decision_note.setWordWrap(True)

        self.decision_layout.addWidget(self.decision_note, 6, 0, 1, 3)

        self.decision_layout.setColumnStretch(2, 1)

        self.page_layout.addWidget(self.decision_box)

        self.page_space = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page_layout.addItem(self.page_space)

#if QT_CONFIG(shortcut)
        self.number_label.setBuddy(self.number_edit)
        self.day_label.setBuddy(self.day_edit)
        self.unsaid_label.setBuddy(self.unsaid_combo)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.current_radio, self.decision_radio)
        QWidget.setTabOrder(self.decision_radio, self.number_edit)
        QWidget.setTabOrder(self.number_edit, self.day_edit)
        QWidget.setTabOrder(self.day_edit, self.unsaid_combo)
        QWidget.setTabOrder(self.unsaid_combo, self.join_check)

        self.retranslateUi(ImportKindPage)

        QMetaObject.connectSlotsByName(ImportKindPage)
    # setupUi

    def retranslateUi(self, ImportKindPage):
        ImportKindPage.setWindowTitle("")
        self.told_label.setText("")
        self.current_radio.setText(QCoreApplication.translate("ImportKindPage", u"Danh s\u00e1ch &hi\u1ec7n nay: ch\u1ec9 ghi h\u1ed9 v\u00e0 ng\u01b0\u1eddi, kh\u00f4ng \u0111\u1ed5i di\u1ec7n c\u1ee7a h\u1ed9", None))
        self.decision_radio.setText(QCoreApplication.translate("ImportKindPage", u"Danh s\u00e1ch k\u00e8m quy\u1ebft \u0111\u1ecbnh \u0111\u00e3 &k\u00fd: di\u1ec7n trong t\u1ec7p l\u00e0 di\u1ec7n c\u1ee7a h\u1ed9", None))
        self.number_label.setText(QCoreApplication.translate("ImportKindPage", u"S\u1ed1 q&uy\u1ebft \u0111\u1ecbnh (b\u1eaft bu\u1ed9c)", None))
        self.day_label.setText(QCoreApplication.translate("ImportKindPage", u"Ng\u00e0y k\u00fd (&b\u1eaft bu\u1ed9c)", None))
        self.number_edit.setPlaceholderText(QCoreApplication.translate("ImportKindPage", u"45/Q\u0110-UBND", None))
        self.day_edit.setPlaceholderText(QCoreApplication.translate("ImportKindPage", u"15/12/2025", None))
        self.unsaid_label.setText("")
        self.known_label.setText("")
        self.join_check.setText(QCoreApplication.translate("ImportKindPage", u"Ghi th\u00ea&m v\u00e0o quy\u1ebft \u0111\u1ecbnh \u0111\u00e3 c\u00f3", None))
        self.decision_note.setText(QCoreApplication.translate("ImportKindPage", u"Di\u1ec7n c\u00f3 hi\u1ec7u l\u1ef1c t\u1eeb ng\u00e0y k\u00fd. \u0110\u1ee3t r\u00e0 so\u00e1t \u0111\u1ea7u ti\u00ean l\u1ea5y danh s\u00e1ch n\u00e0y l\u00e0m s\u1ed1 \u0111\u1ea7u k\u1ef3.", None))
    # retranslateUi
