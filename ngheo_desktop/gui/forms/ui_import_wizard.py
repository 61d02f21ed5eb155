"""Compiled from ui/import_wizard.ui by packaging/build_forms.py; never edited by hand."""

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

from ngheo_desktop.gui.widgets.error_strip import ErrorStrip
from ngheo_desktop.gui.widgets.notice import Notice

class Ui_ImportWizard(object):
    def setupUi(self, ImportWizard):
        if not ImportWizard.objectName():
            ImportWizard.setObjectName(u"ImportWizard")
        ImportWizard.resize(1180, 660)
        self.wizard_layout = QVBoxLayout(ImportWizard)
        self.wizard_layout.setSpacing(8)
        self.wizard_layout.setObjectName(u"wizard_layout")
        self.wizard_layout.setContentsMargins(16, 12, 16, 12)
        self.step_label = QLabel(ImportWizard)
        self.step_label.setObjectName(u"step_label")

        self.wizard_layout.addWidget(self.step_label)

        self.error_strip = ErrorStrip(ImportWizard)
        self.error_strip.setObjectName(u"error_strip")

        self.wizard_layout.addWidget(self.error_strip)

        self.notice = Notice(ImportWizard)
        self.notice.setObjectName(u"notice")

        self.wizard_layout.addWidget(self.notice)

        self.page_stack = QStackedWidget(ImportWizard)
        self.page_stack.setObjectName(u"page_stack")

        self.wizard_layout.addWidget(self.page_stack)

        self.progress_layout = QHBoxLayout()
        self.progress_layout.setSpacing(8)
        self.progress_layout.setObjectName(u"progress_layout")
        self.progress_bar = QProgressBar(ImportWizard)
        self.progress_bar.setObjectName(u"progress_bar")
        self.progress_bar.setTextVisible(True)

        self.progress_layout.addWidget(self.progress_bar)

        self.stop_button = QPushButton(ImportWizard)
        self.stop_button.setObjectName(u"stop_button")
        self.stop_button.setAutoDefault(False)

        self.progress_layout.addWidget(self.stop_button)


        self.wizard_layout.addLayout(self.progress_layout)

        self.sum_label = QLabel(ImportWizard)
        self.sum_label.setObjectName(u"sum_label")
        self.sum_label.setWordWrap(True)

        self.wizard_layout.addWidget(self.sum_label)

        self.button_layout = QHBoxLayout()
        self.button_layout.setSpacing(8)
        self.button_layout.setObjectName(u"button_layout")
        self.close_button = QPushButton(ImportWizard)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.button_layout.addWidget(self.close_button)

        self.button_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_space)

        self.back_button = QPushButton(ImportWizard)
        self.back_button.setObjectName(u"back_button")
        self.back_button.setAutoDefault(False)

        self.button_layout.addWidget(self.back_button)

        self.next_button = QPushButton(ImportWizard)
        self.next_button.setObjectName(u"next_button")
        self.next_button.setAutoDefault(False)

        self.button_layout.addWidget(self.next_button)


        self.wizard_layout.addLayout(self.button_layout)

        QWidget.setTabOrder(self.stop_button, self.back_button)
        QWidget.setTabOrder(self.back_button, self.next_button)
        QWidget.setTabOrder(self.next_button, self.close_button)

        self.retranslateUi(ImportWizard)

        self.next_button.setDefault(True)


        QMetaObject.connectSlotsByName(ImportWizard)
    # setupUi

    def retranslateUi(self, ImportWizard):
        ImportWizard.setWindowTitle(QCoreApplication.translate("ImportWizard", u"Nh\u1eadp danh s\u00e1ch", None))
        self.step_label.setText("")
        self.stop_button.setText(QCoreApplication.translate("ImportWizard", u"&D\u1eebng", None))
        self.sum_label.setText("")
        self.close_button.setText(QCoreApplication.translate("ImportWizard", u"\u0110\u00f3&ng", None))
        self.back_button.setText(QCoreApplication.translate("ImportWizard", u"&Quay l\u1ea1i", None))
        self.next_button.setText(QCoreApplication.translate("ImportWizard", u"&Ti\u1ebfp t\u1ee5c", None))
    # retranslateUi
