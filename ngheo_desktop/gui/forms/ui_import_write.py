"""Compiled from ui/import_write.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QGridLayout, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_ImportWritePage(object):
    def setupUi(self, ImportWritePage):
        if not ImportWritePage.objectName():
            ImportWritePage.setObjectName(u"ImportWritePage")
        ImportWritePage.resize(1100, 480)
        self.page_layout = QVBoxLayout(ImportWritePage)
        self.page_layout.setSpacing(12)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(8, 8, 8, 8)
        self.summary_label = QLabel(ImportWritePage)
        self.summary_label.setObjectName(u"summary_label")
        self.summary_label.setWordWrap(True)

        self.page_layout.addWidget(self.summary_label)

        self.look_layout = QHBoxLayout()
        self.look_layout.setSpacing(8)
        self.look_layout.setObjectName(u"look_layout")
        self.look_button = QPushButton(ImportWritePage)
        self.look_button.setObjectName(u"look_button")
        self.look_button.setAutoDefault(False)

        self.look_layout.addWidget(self.look_button)

        self.look_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.look_layout.addItem(self.look_space)


        self.page_layout.addLayout(self.look_layout)

        self.hamlets_label = QLabel(ImportWritePage)
        self.hamlets_label.setObjectName(u"hamlets_label")
        self.hamlets_label.setWordWrap(True)

        self.page_layout.addWidget(self.hamlets_label)

        self.decision_check = QCheckBox(ImportWritePage)
        self.decision_check.setObjectName(u"decision_check")

        self.page_layout.addWidget(self.decision_check)

        self.decision_box = QWidget(ImportWritePage)
        self.decision_box.setObjectName(u"decision_box")
        self.decision_layout = QGridLayout(self.decision_box)
        self.decision_layout.setObjectName(u"decision_layout")
        self.decision_layout.setHorizontalSpacing(12)
        self.decision_layout.setVerticalSpacing(4)
        self.decision_layout.setContentsMargins(24, 0, 0, 0)
        self.number_label = QLabel(self.decision_box)
        self.number_label.setObjectName(u"number_label")

        self.decision_layout.addWidget(self.number_label, 0, 0, 1, 1)

        self.day_label = QLabel(self.decision_box)
        self.day_label.setObjectName(u"day_label")

        self.decision_layout.addWidget(self.day_label, 0, 1, 1, 1)

        self.number_edit = QLineEdit(self.decision_box)
        self.number_edit.setObjectName(u"number_edit")

        self.decision_layout.addWidget(self.number_edit, 1, 0, 1, 1)

        self.day_edit = QLineEdit(self.decision_box)
        self.day_edit.setObjectName(u"day_edit")

        self.decision_layout.addWidget(self.day_edit, 1, 1, 1, 1)

        self.decision_note = QLabel(self.decision_box)
        self.decision_note.setObjectName(u"decision_note")
        self.decision_note.setWordWrap(True)

        self.decision_layout.addWidget(self.decision_note, 2, 0, 1, 3)

        self.decision_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.decision_layout.addItem(self.decision_space, 0, 2, 1, 1)


        self.page_layout.addWidget(self.decision_box)

        self.page_space = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page_layout.addItem(self.page_space)

#if QT_CONFIG(shortcut)
        self.number_label.setBuddy(self.number_edit)
        self.day_label.setBuddy(self.day_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.look_button, self.decision_check)
        QWidget.setTabOrder(self.decision_check, self.number_edit)
        QWidget.setTabOrder(self.number_edit, self.day_edit)

        self.retranslateUi(ImportWritePage)

        QMetaObject.connectSlotsByName(ImportWritePage)
    # setupUi

    def retranslateUi(self, ImportWritePage):
        ImportWritePage.setWindowTitle("")
        self.summary_label.setText("")
        self.look_button.setText(QCoreApplication.translate("ImportWritePage", u"&Xem", None))
        self.hamlets_label.setText("")
        self.decision_check.setText(QCoreApplication.translate("ImportWritePage", u"Danh s\u00e1ch n\u00e0y l\u00e0 quy\u1ebft \u0111\u1ecbnh \u0111\u00e3 &k\u00fd", None))
        self.number_label.setText(QCoreApplication.translate("ImportWritePage", u"S\u1ed1 q&uy\u1ebft \u0111\u1ecbnh (b\u1eaft bu\u1ed9c)", None))
        self.day_label.setText(QCoreApplication.translate("ImportWritePage", u"Ng\u00e0y k\u00fd (&b\u1eaft bu\u1ed9c)", None))
        self.number_edit.setPlaceholderText(QCoreApplication.translate("ImportWritePage", u"45/Q\u0110-UBND", None))
        self.day_edit.setPlaceholderText(QCoreApplication.translate("ImportWritePage", u"15/12/2025", None))
        self.decision_note.setText(QCoreApplication.translate("ImportWritePage", u"Di\u1ec7n c\u1ee7a m\u1ed7i h\u1ed9 s\u1ebd l\u1ea5y theo c\u1ed9t ph\u00e2n lo\u1ea1i trong danh s\u00e1ch v\u00e0 c\u00f3 hi\u1ec7u l\u1ef1c t\u1eeb ng\u00e0y k\u00fd.", None))
    # retranslateUi
