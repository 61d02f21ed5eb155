"""Compiled from ui/first_run_code.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QLineEdit,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_FirstRunCodePage(object):
    def setupUi(self, FirstRunCodePage):
        if not FirstRunCodePage.objectName():
            FirstRunCodePage.setObjectName(u"FirstRunCodePage")
        self.code_layout = QVBoxLayout(FirstRunCodePage)
        self.code_layout.setSpacing(12)
        self.code_layout.setObjectName(u"code_layout")
        self.code_layout.setContentsMargins(0, 0, 0, 0)
        self.code_hint_label = QLabel(FirstRunCodePage)
        self.code_hint_label.setObjectName(u"code_hint_label")
        self.code_hint_label.setWordWrap(True)

        self.code_layout.addWidget(self.code_hint_label)

        self.code_label = QLabel(FirstRunCodePage)
        self.code_label.setObjectName(u"code_label")
        self.code_label.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.code_layout.addWidget(self.code_label)

        self.paper_layout = QHBoxLayout()
        self.paper_layout.setSpacing(8)
        self.paper_layout.setObjectName(u"paper_layout")
        self.print_button = QPushButton(FirstRunCodePage)
        self.print_button.setObjectName(u"print_button")
        self.print_button.setAutoDefault(False)

        self.paper_layout.addWidget(self.print_button)

        self.save_button = QPushButton(FirstRunCodePage)
        self.save_button.setObjectName(u"save_button")
        self.save_button.setAutoDefault(False)

        self.paper_layout.addWidget(self.save_button)

        self.paper_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.paper_layout.addItem(self.paper_space)


        self.code_layout.addLayout(self.paper_layout)

        self.last_label = QLabel(FirstRunCodePage)
        self.last_label.setObjectName(u"last_label")

        self.code_layout.addWidget(self.last_label)

        self.last_layout = QHBoxLayout()
        self.last_layout.setSpacing(8)
        self.last_layout.setObjectName(u"last_layout")
        self.last_edit = QLineEdit(FirstRunCodePage)
        self.last_edit.setObjectName(u"last_edit")
        self.last_edit.setMaxLength(8)

        self.last_layout.addWidget(self.last_edit)

        self.last_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.last_layout.addItem(self.last_space)


        self.code_layout.addLayout(self.last_layout)

        self.code_space = QSpacerItem(10, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.code_layout.addItem(self.code_space)

#if QT_CONFIG(shortcut)
        self.last_label.setBuddy(self.last_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.print_button, self.save_button)
        QWidget.setTabOrder(self.save_button, self.last_edit)

        self.retranslateUi(FirstRunCodePage)

        QMetaObject.connectSlotsByName(FirstRunCodePage)
    # setupUi

    def retranslateUi(self, FirstRunCodePage):
        self.code_hint_label.setText(QCoreApplication.translate("FirstRunCodePage", u"Khi qu\u00ean m\u1eadt kh\u1ea9u, ch\u1ec9 m\u00e3 n\u00e0y m\u1edf l\u1ea1i \u0111\u01b0\u1ee3c s\u1ed5. H\u00e3y in ho\u1eb7c l\u01b0u phi\u1ebfu, c\u1ea5t v\u00e0o n\u01a1i kh\u00f3a \u0111\u01b0\u1ee3c. Ch\u01b0\u01a1ng tr\u00ecnh kh\u00f4ng gi\u1eef m\u00e3 \u1edf \u0111\u00e2u c\u1ea3.", None))
        self.code_label.setText("")
        self.print_button.setText(QCoreApplication.translate("FirstRunCodePage", u"&In phi\u1ebfu", None))
        self.save_button.setText(QCoreApplication.translate("FirstRunCodePage", u"L\u01b0u P&DF", None))
        self.last_label.setText(QCoreApplication.translate("FirstRunCodePage", u"G\u00f5 l\u1ea1i nh\u00f3m &cu\u1ed1i c\u1ee7a m\u00e3 (b\u1eaft bu\u1ed9c)", None))
        pass
    # retranslateUi
