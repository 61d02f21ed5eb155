"""Compiled from ui/first_run_wizard.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QProgressBar, QPushButton, QSizePolicy, QSpacerItem,
    QStackedWidget, QVBoxLayout, QWidget)

from ngheo_desktop.gui.widgets.notice import Notice

class Ui_FirstRunWizard(object):
    def setupUi(self, FirstRunWizard):
        if not FirstRunWizard.objectName():
            FirstRunWizard.setObjectName(u"FirstRunWizard")
        FirstRunWizard.resize(720, 600)
        self.wizard_layout = QVBoxLayout(FirstRunWizard)
        self.wizard_layout.setSpacing(12)
        self.wizard_layout.setObjectName(u"wizard_layout")
        self.wizard_layout.setContentsMargins(24, 24, 24, 24)
        self.title_label = QLabel(FirstRunWizard)
        self.title_label.setObjectName(u"title_label")

        self.wizard_layout.addWidget(self.title_label)

        self.step_label = QLabel(FirstRunWizard)
        self.step_label.setObjectName(u"step_label")
        self.step_label.setWordWrap(True)

        self.wizard_layout.addWidget(self.step_label)

        self.notice = Notice(FirstRunWizard)
        self.notice.setObjectName(u"notice")

        self.wizard_layout.addWidget(self.notice)

        self.page_stack = QStackedWidget(FirstRunWizard)
        self.page_stack.setObjectName(u"page_stack")

        self.wizard_layout.addWidget(self.page_stack)

        self.progress_bar = QProgressBar(FirstRunWizard)
        self.progress_bar.setObjectName(u"progress_bar")
        self.progress_bar.setTextVisible(True)

        self.wizard_layout.addWidget(self.progress_bar)

        self.button_layout = QHBoxLayout()
        self.button_layout.setSpacing(8)
        self.button_layout.setObjectName(u"button_layout")
        self.practice_button = QPushButton(FirstRunWizard)
        self.practice_button.setObjectName(u"practice_button")
        self.practice_button.setAutoDefault(False)

        self.button_layout.addWidget(self.practice_button)

        self.restore_button = QPushButton(FirstRunWizard)
        self.restore_button.setObjectName(u"restore_button")
        self.restore_button.setAutoDefault(False)

        self.button_layout.addWidget(self.restore_button)

        self.folder_button = QPushButton(FirstRunWizard)
        self.folder_button.setObjectName(u"folder_button")
        self.folder_button.setAutoDefault(False)

        self.button_layout.addWidget(self.folder_button)

        self.button_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_space)

        self.leave_button = QPushButton(FirstRunWizard)
        self.leave_button.setObjectName(u"leave_button")
        self.leave_button.setAutoDefault(False)

        self.button_layout.addWidget(self.leave_button)

        self.back_button = QPushButton(FirstRunWizard)
        self.back_button.setObjectName(u"back_button")
        self.back_button.setAutoDefault(False)

        self.button_layout.addWidget(self.back_button)

        self.next_button = QPushButton(FirstRunWizard)
        self.next_button.setObjectName(u"next_button")
        self.next_button.setAutoDefault(False)

        self.button_layout.addWidget(self.next_button)


        self.wizard_layout.addLayout(self.button_layout)

        QWidget.setTabOrder(self.practice_button, self.restore_button)
        QWidget.setTabOrder(self.restore_button, self.folder_button)
        QWidget.setTabOrder(self.folder_button, self.back_button)
        QWidget.setTabOrder(self.back_button, self.next_button)
        QWidget.setTabOrder(self.next_button, self.leave_button)

        self.retranslateUi(FirstRunWizard)

        self.next_button.setDefault(True)


        QMetaObject.connectSlotsByName(FirstRunWizard)
    # setupUi

    def retranslateUi(self, FirstRunWizard):
        FirstRunWizard.setWindowTitle(QCoreApplication.translate("FirstRunWizard", u"S\u1ed5 h\u1ed9 ngh\u00e8o, l\u1ea7n ch\u1ea1y \u0111\u1ea7u ti\u00ean", None))
        self.title_label.setText(QCoreApplication.translate("FirstRunWizard", u"L\u1eadp s\u1ed5 m\u1edbi", None))
        self.step_label.setText("")
        self.practice_button.setText(QCoreApplication.translate("FirstRunWizard", u"&V\u00e0o th\u1ef1c h\u00e0nh", None))
        self.restore_button.setText(QCoreApplication.translate("FirstRunWizard", u"Kh\u00f4i ph\u1ee5c &b\u1ea3n sao l\u01b0u\u2026", None))
        self.folder_button.setText(QCoreApplication.translate("FirstRunWizard", u"Ch\u1ecdn th\u01b0 &m\u1ee5c kh\u00e1c", None))
        self.leave_button.setText(QCoreApplication.translate("FirstRunWizard", u"Th&o\u00e1t", None))
        self.back_button.setText(QCoreApplication.translate("FirstRunWizard", u"&Quay l\u1ea1i", None))
        self.next_button.setText(QCoreApplication.translate("FirstRunWizard", u"&Ti\u1ebfp t\u1ee5c", None))
    # retranslateUi
