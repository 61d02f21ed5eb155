"""Compiled from ui/login_dialog.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QFrame,
    QHBoxLayout, QLabel, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.password_edit import PasswordEdit

class Ui_LoginDialog(object):
    def setupUi(self, LoginDialog):
        if not LoginDialog.objectName():
            LoginDialog.setObjectName(u"LoginDialog")
        LoginDialog.resize(560, 460)
        self.login_layout = QVBoxLayout(LoginDialog)
        self.login_layout.setSpacing(8)
        self.login_layout.setObjectName(u"login_layout")
        self.login_layout.setContentsMargins(24, 24, 24, 24)
        self.office_label = QLabel(LoginDialog)
        self.office_label.setObjectName(u"office_label")

        self.login_layout.addWidget(self.office_label)

        self.notice = Notice(LoginDialog)
        self.notice.setObjectName(u"notice")

        self.login_layout.addWidget(self.notice)

        self.names_label = QLabel(LoginDialog)
        self.names_label.setObjectName(u"names_label")

        self.login_layout.addWidget(self.names_label)

        self.names_area = QScrollArea(LoginDialog)
        self.names_area.setObjectName(u"names_area")
        self.names_area.setWidgetResizable(True)
        self.names_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names_area.setFrameShape(QFrame.Shape.NoFrame)
        self.names_box = QWidget()
        self.names_box.setObjectName(u"names_box")
        self.names_layout = QVBoxLayout(self.names_box)
        self.names_layout.setSpacing(4)
        self.names_layout.setObjectName(u"names_layout")
        self.names_layout.setContentsMargins(0, 0, 0, 0)
        self.names_area.setWidget(self.names_box)

        self.login_layout.addWidget(self.names_area)

        self.password_label = QLabel(LoginDialog)
        self.password_label.setObjectName(u"password_label")

        self.login_layout.addWidget(self.password_label)

        self.password_edit = PasswordEdit(LoginDialog)
        self.password_edit.setObjectName(u"password_edit")

        self.login_layout.addWidget(self.password_edit)

        self.show_check = QCheckBox(LoginDialog)
        self.show_check.setObjectName(u"show_check")

        self.login_layout.addWidget(self.show_check)

        self.typing_notice = Notice(LoginDialog)
        self.typing_notice.setObjectName(u"typing_notice")

        self.login_layout.addWidget(self.typing_notice)

        self.login_space = QSpacerItem(10, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.login_layout.addItem(self.login_space)

        self.button_layout = QHBoxLayout()
        self.button_layout.setSpacing(8)
        self.button_layout.setObjectName(u"button_layout")
        self.forgotten_button = QPushButton(LoginDialog)
        self.forgotten_button.setObjectName(u"forgotten_button")
        self.forgotten_button.setAutoDefault(False)

        self.button_layout.addWidget(self.forgotten_button)

        self.practice_button = QPushButton(LoginDialog)
        self.practice_button.setObjectName(u"practice_button")
        self.practice_button.setAutoDefault(False)

        self.button_layout.addWidget(self.practice_button)

        self.restore_button = QPushButton(LoginDialog)
        self.restore_button.setObjectName(u"restore_button")
        self.restore_button.setAutoDefault(False)

        self.button_layout.addWidget(self.restore_button)

        self.button_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_space)

        self.leave_button = QPushButton(LoginDialog)
        self.leave_button.setObjectName(u"leave_button")
        self.leave_button.setAutoDefault(False)

        self.button_layout.addWidget(self.leave_button)

        self.enter_button = QPushButton(LoginDialog)
        self.enter_button.setObjectName(u"enter_button")
        self.enter_button.setAutoDefault(False)

        self.button_layout.addWidget(self.enter_button)


        self.login_layout.addLayout(self.button_layout)

#if QT_CONFIG(shortcut)
        self.password_label.setBuddy(self.password_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.password_edit, self.show_check)
        QWidget.setTabOrder(self.show_check, self.enter_button)
        QWidget.setTabOrder(self.enter_button, self.forgotten_button)
        QWidget.setTabOrder(self.forgotten_button, self.practice_button)
        QWidget.setTabOrder(self.practice_button, self.restore_button)
        QWidget.setTabOrder(self.restore_button, self.leave_button)

        self.retranslateUi(LoginDialog)

        self.enter_button.setDefault(True)


        QMetaObject.connectSlotsByName(LoginDialog)
    # setupUi

    def retranslateUi(self, LoginDialog):
        LoginDialog.setWindowTitle(QCoreApplication.translate("LoginDialog", u"S\u1ed5 h\u1ed9 ngh\u00e8o, \u0111\u0103ng nh\u1eadp", None))
        self.office_label.setText(QCoreApplication.translate("LoginDialog", u"S\u1ed5 h\u1ed9 ngh\u00e8o", None))
        self.names_label.setText(QCoreApplication.translate("LoginDialog", u"Ng\u01b0\u1eddi d\u00f9ng", None))
        self.password_label.setText(QCoreApplication.translate("LoginDialog", u"M\u1eadt kh\u1ea9&u", None))
        self.show_check.setText(QCoreApplication.translate("LoginDialog", u"&Hi\u1ec7n m\u1eadt kh\u1ea9u", None))
        self.forgotten_button.setText(QCoreApplication.translate("LoginDialog", u"&Qu\u00ean m\u1eadt kh\u1ea9u", None))
        self.practice_button.setText(QCoreApplication.translate("LoginDialog", u"V\u00e0o th\u1ef1&c h\u00e0nh", None))
        self.restore_button.setText(QCoreApplication.translate("LoginDialog", u"Kh\u00f4i ph\u1ee5c &b\u1ea3n sao l\u01b0u\u2026", None))
        self.leave_button.setText(QCoreApplication.translate("LoginDialog", u"Th&o\u00e1t", None))
        self.enter_button.setText(QCoreApplication.translate("LoginDialog", u"&V\u00e0o s\u1ed5", None))
    # retranslateUi
