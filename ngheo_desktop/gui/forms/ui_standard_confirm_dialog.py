"""Compiled from ui/standard_confirm_dialog.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QListWidget, QListWidgetItem, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_StandardConfirmDialog(object):
    def setupUi(self, StandardConfirmDialog):
        if not StandardConfirmDialog.objectName():
            StandardConfirmDialog.setObjectName(u"StandardConfirmDialog")
        StandardConfirmDialog.resize(640, 480)
        self.confirm_layout = QVBoxLayout(StandardConfirmDialog)
        self.confirm_layout.setSpacing(12)
        self.confirm_layout.setObjectName(u"confirm_layout")
        self.confirm_layout.setContentsMargins(24, 24, 24, 24)
        self.question_label = QLabel(StandardConfirmDialog)
        self.question_label.setObjectName(u"question_label")
        self.question_label.setWordWrap(True)

        self.confirm_layout.addWidget(self.question_label)

        self.parts_label = QLabel(StandardConfirmDialog)
        self.parts_label.setObjectName(u"parts_label")

        self.confirm_layout.addWidget(self.parts_label)

        self.parts_list = QListWidget(StandardConfirmDialog)
        self.parts_list.setObjectName(u"parts_list")
        self.parts_list.setWordWrap(True)

        self.confirm_layout.addWidget(self.parts_list)

        self.name_label = QLabel(StandardConfirmDialog)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setWordWrap(True)

        self.confirm_layout.addWidget(self.name_label)

        self.button_layout = QHBoxLayout()
        self.button_layout.setSpacing(8)
        self.button_layout.setObjectName(u"button_layout")
        self.button_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_space)

        self.confirm_button = QPushButton(StandardConfirmDialog)
        self.confirm_button.setObjectName(u"confirm_button")
        self.confirm_button.setAutoDefault(False)

        self.button_layout.addWidget(self.confirm_button)

        self.review_button = QPushButton(StandardConfirmDialog)
        self.review_button.setObjectName(u"review_button")
        self.review_button.setAutoDefault(False)

        self.button_layout.addWidget(self.review_button)


        self.confirm_layout.addLayout(self.button_layout)

#if QT_CONFIG(shortcut)
        self.parts_label.setBuddy(self.parts_list)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.parts_list, self.review_button)
        QWidget.setTabOrder(self.review_button, self.confirm_button)

        self.retranslateUi(StandardConfirmDialog)

        self.review_button.setDefault(True)


        QMetaObject.connectSlotsByName(StandardConfirmDialog)
    # setupUi

    def retranslateUi(self, StandardConfirmDialog):
        StandardConfirmDialog.setWindowTitle(QCoreApplication.translate("StandardConfirmDialog", u"X\u00e1c nh\u1eadn chu\u1ea9n ngh\u00e8o", None))
        self.question_label.setText("")
        self.parts_label.setText(QCoreApplication.translate("StandardConfirmDialog", u"&Nh\u1eefng ph\u1ea7n c\u00f2n ph\u1ea3i \u0111\u1ed1i chi\u1ebfu v\u1edbi v\u0103n b\u1ea3n \u0111\u00e3 k\u00fd", None))
        self.name_label.setText("")
        self.confirm_button.setText(QCoreApplication.translate("StandardConfirmDialog", u"&X\u00e1c nh\u1eadn \u0111\u00e3 \u0111\u1ed1i chi\u1ebfu", None))
        self.review_button.setText(QCoreApplication.translate("StandardConfirmDialog", u"Xem &l\u1ea1i", None))
    # retranslateUi
