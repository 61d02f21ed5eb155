"""Compiled from ui/import_write.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

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

        self.decision_label = QLabel(ImportWritePage)
        self.decision_label.setObjectName(u"decision_label")
        self.decision_label.setWordWrap(True)

        self.page_layout.addWidget(self.decision_label)

        self.page_space = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page_layout.addItem(self.page_space)


        self.retranslateUi(ImportWritePage)

        QMetaObject.connectSlotsByName(ImportWritePage)
    # setupUi

    def retranslateUi(self, ImportWritePage):
        ImportWritePage.setWindowTitle("")
        self.summary_label.setText("")
        self.look_button.setText(QCoreApplication.translate("ImportWritePage", u"&Xem", None))
        self.hamlets_label.setText("")
        self.decision_label.setText("")
    # retranslateUi
