"""Compiled from ui/lock_screen.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QFrame,
    QGridLayout, QHBoxLayout, QLabel, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.password_edit import PasswordEdit

class Ui_LockScreen(object):
    def setupUi(self, LockScreen):
        if not LockScreen.objectName():
            LockScreen.setObjectName(u"LockScreen")
        LockScreen.resize(1024, 640)
        self.screen_layout = QGridLayout(LockScreen)
        self.screen_layout.setObjectName(u"screen_layout")
        self.left_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.screen_layout.addItem(self.left_space, 1, 0, 1, 1)

        self.lock_card = QFrame(LockScreen)
        self.lock_card.setObjectName(u"lock_card")
        self.lock_card.setFrameShape(QFrame.Shape.NoFrame)
        self.lock_card.setMinimumSize(QSize(440, 0))
        self.lock_card.setMaximumSize(QSize(560, 16777215))
        self.card_layout = QVBoxLayout(self.lock_card)
        self.card_layout.setSpacing(8)
        self.card_layout.setObjectName(u"card_layout")
        self.card_layout.setContentsMargins(24, 24, 24, 24)
        self.office_label = QLabel(self.lock_card)
        self.office_label.setObjectName(u"office_label")
        self.office_label.setWordWrap(True)

        self.card_layout.addWidget(self.office_label)

        self.person_label = QLabel(self.lock_card)
        self.person_label.setObjectName(u"person_label")
        self.person_label.setWordWrap(True)

        self.card_layout.addWidget(self.person_label)

        self.notice = Notice(self.lock_card)
        self.notice.setObjectName(u"notice")

        self.card_layout.addWidget(self.notice)

        self.password_label = QLabel(self.lock_card)
        self.password_label.setObjectName(u"password_label")

        self.card_layout.addWidget(self.password_label)

        self.password_edit = PasswordEdit(self.lock_card)
        self.password_edit.setObjectName(u"password_edit")

        self.card_layout.addWidget(self.password_edit)

        self.show_check = QCheckBox(self.lock_card)
        self.show_check.setObjectName(u"show_check")

        self.card_layout.addWidget(self.show_check)

        self.typing_notice = Notice(self.lock_card)
        self.typing_notice.setObjectName(u"typing_notice")

        self.card_layout.addWidget(self.typing_notice)

        self.button_layout = QHBoxLayout()
        self.button_layout.setSpacing(8)
        self.button_layout.setObjectName(u"button_layout")
        self.button_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_space)

        self.person_button = QPushButton(self.lock_card)
        self.person_button.setObjectName(u"person_button")
        self.person_button.setAutoDefault(False)

        self.button_layout.addWidget(self.person_button)

        self.unlock_button = QPushButton(self.lock_card)
        self.unlock_button.setObjectName(u"unlock_button")
        self.unlock_button.setAutoDefault(False)

        self.button_layout.addWidget(self.unlock_button)


        self.card_layout.addLayout(self.button_layout)


        self.screen_layout.addWidget(self.lock_card, 1, 1, 1, 1)

        self.right_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.screen_layout.addItem(self.right_space, 1, 2, 1, 1)

        self.top_space = QSpacerItem(20, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.screen_layout.addItem(self.top_space, 0, 1, 1, 1)

        self.bottom_space = QSpacerItem(20, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.screen_layout.addItem(self.bottom_space, 2, 1, 1, 1)

        self.screen_layout.setRowStretch(0, 1)
        self.screen_layout.setRowStretch(2, 1)
        self.screen_layout.setColumnStretch(0, 1)
        self.screen_layout.setColumnStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.password_label.setBuddy(self.password_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.password_edit, self.show_check)
        QWidget.setTabOrder(self.show_check, self.unlock_button)
        QWidget.setTabOrder(self.unlock_button, self.person_button)

        self.retranslateUi(LockScreen)

        self.unlock_button.setDefault(True)


        QMetaObject.connectSlotsByName(LockScreen)
    # setupUi

    def retranslateUi(self, LockScreen):
        LockScreen.setWindowTitle(QCoreApplication.translate("LockScreen", u"S\u1ed5 h\u1ed9 ngh\u00e8o \u2014 \u0111ang kh\u00f3a", None))
        self.office_label.setText("")
        self.person_label.setText("")
        self.password_label.setText(QCoreApplication.translate("LockScreen", u"&M\u1eadt kh\u1ea9u", None))
        self.show_check.setText(QCoreApplication.translate("LockScreen", u"&Hi\u1ec7n m\u1eadt kh\u1ea9u", None))
        self.person_button.setText(QCoreApplication.translate("LockScreen", u"\u0110\u1ed5i n&g\u01b0\u1eddi\u2026", None))
        self.unlock_button.setText(QCoreApplication.translate("LockScreen", u"M\u1edf &kh\u00f3a", None))
    # retranslateUi
