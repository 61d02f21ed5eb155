"""Compiled from ui/account_password_dialog.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.password_edit import PasswordEdit

class Ui_AccountPasswordDialog(object):
    def setupUi(self, AccountPasswordDialog):
        if not AccountPasswordDialog.objectName():
            AccountPasswordDialog.setObjectName(u"AccountPasswordDialog")
        AccountPasswordDialog.resize(520, 380)
        self.dialog_layout = QVBoxLayout(AccountPasswordDialog)
        self.dialog_layout.setSpacing(8)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.person_label = QLabel(AccountPasswordDialog)
        self.person_label.setObjectName(u"person_label")
        self.person_label.setWordWrap(True)

        self.dialog_layout.addWidget(self.person_label)

        self.notice = Notice(AccountPasswordDialog)
        self.notice.setObjectName(u"notice")

        self.dialog_layout.addWidget(self.notice)

        self.password_label = QLabel(AccountPasswordDialog)
        self.password_label.setObjectName(u"password_label")

        self.dialog_layout.addWidget(self.password_label)

        self.password_edit = PasswordEdit(AccountPasswordDialog)
        self.password_edit.setObjectName(u"password_edit")

        self.dialog_layout.addWidget(self.password_edit)

        self.again_label = QLabel(AccountPasswordDialog)
        self.again_label.setObjectName(u"again_label")

        self.dialog_layout.addWidget(self.again_label)

        self.again_edit = PasswordEdit(AccountPasswordDialog)
        self.again_edit.setObjectName(u"again_edit")

        self.dialog_layout.addWidget(self.again_edit)

        self.own_label = QLabel(AccountPasswordDialog)
        self.own_label.setObjectName(u"own_label")

        self.dialog_layout.addWidget(self.own_label)

        self.own_edit = PasswordEdit(AccountPasswordDialog)
        self.own_edit.setObjectName(u"own_edit")

        self.dialog_layout.addWidget(self.own_edit)

        self.show_check = QCheckBox(AccountPasswordDialog)
        self.show_check.setObjectName(u"show_check")

        self.dialog_layout.addWidget(self.show_check)

        self.typing_notice = Notice(AccountPasswordDialog)
        self.typing_notice.setObjectName(u"typing_notice")

        self.dialog_layout.addWidget(self.typing_notice)

        self.button_layout = QHBoxLayout()
        self.button_layout.setSpacing(8)
        self.button_layout.setObjectName(u"button_layout")
        self.button_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_space)

        self.later_button = QPushButton(AccountPasswordDialog)
        self.later_button.setObjectName(u"later_button")
        self.later_button.setAutoDefault(False)

        self.button_layout.addWidget(self.later_button)

        self.set_button = QPushButton(AccountPasswordDialog)
        self.set_button.setObjectName(u"set_button")
        self.set_button.setAutoDefault(False)

        self.button_layout.addWidget(self.set_button)


        self.dialog_layout.addLayout(self.button_layout)

#if QT_CONFIG(shortcut)
        self.password_label.setBuddy(self.password_edit)
        self.again_label.setBuddy(self.again_edit)
        self.own_label.setBuddy(self.own_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.password_edit, self.again_edit)
        QWidget.setTabOrder(self.again_edit, self.own_edit)
        QWidget.setTabOrder(self.own_edit, self.show_check)
        QWidget.setTabOrder(self.show_check, self.set_button)
        QWidget.setTabOrder(self.set_button, self.later_button)

        self.retranslateUi(AccountPasswordDialog)

        self.set_button.setDefault(True)


        QMetaObject.connectSlotsByName(AccountPasswordDialog)
    # setupUi

    def retranslateUi(self, AccountPasswordDialog):
        AccountPasswordDialog.setWindowTitle(QCoreApplication.translate("AccountPasswordDialog", u"\u0110\u1eb7t m\u1eadt kh\u1ea9u m\u1edbi", None))
        self.person_label.setText("")
        self.password_label.setText(QCoreApplication.translate("AccountPasswordDialog", u"M\u1eadt kh\u1ea9u m\u1edb&i (t\u1eeb 8 k\u00fd t\u1ef1)", None))
        self.again_label.setText(QCoreApplication.translate("AccountPasswordDialog", u"Nh\u1eadp &l\u1ea1i m\u1eadt kh\u1ea9u m\u1edbi", None))
        self.own_label.setText(QCoreApplication.translate("AccountPasswordDialog", u"M\u1eadt kh\u1ea9u c\u1ee7a &qu\u1ea3n tr\u1ecb", None))
        self.show_check.setText(QCoreApplication.translate("AccountPasswordDialog", u"&Hi\u1ec7n m\u1eadt kh\u1ea9u", None))
        self.later_button.setText(QCoreApplication.translate("AccountPasswordDialog", u"\u0110\u1ec3 &sau", None))
        self.set_button.setText(QCoreApplication.translate("AccountPasswordDialog", u"\u0110\u1eb7&t m\u1eadt kh\u1ea9u", None))
    # retranslateUi
