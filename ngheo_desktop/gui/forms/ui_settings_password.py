"""Compiled from ui/settings_password.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.password_edit import PasswordEdit

class Ui_PasswordSection(object):
    def setupUi(self, PasswordSection):
        if not PasswordSection.objectName():
            PasswordSection.setObjectName(u"PasswordSection")
        self.password_layout = QVBoxLayout(PasswordSection)
        self.password_layout.setSpacing(8)
        self.password_layout.setObjectName(u"password_layout")
        self.password_layout.setContentsMargins(16, 16, 16, 16)
        self.person_label = QLabel(PasswordSection)
        self.person_label.setObjectName(u"person_label")
        self.person_label.setWordWrap(True)

        self.password_layout.addWidget(self.person_label)

        self.notice = Notice(PasswordSection)
        self.notice.setObjectName(u"notice")

        self.password_layout.addWidget(self.notice)

        self.old_label = QLabel(PasswordSection)
        self.old_label.setObjectName(u"old_label")

        self.password_layout.addWidget(self.old_label)

        self.old_edit = PasswordEdit(PasswordSection)
        self.old_edit.setObjectName(u"old_edit")

        self.password_layout.addWidget(self.old_edit)

        self.password_label = QLabel(PasswordSection)
        self.password_label.setObjectName(u"password_label")

        self.password_layout.addWidget(self.password_label)

        self.password_edit = PasswordEdit(PasswordSection)
        self.password_edit.setObjectName(u"password_edit")

        self.password_layout.addWidget(self.password_edit)

        self.again_label = QLabel(PasswordSection)
        self.again_label.setObjectName(u"again_label")

        self.password_layout.addWidget(self.again_label)

        self.again_edit = PasswordEdit(PasswordSection)
        self.again_edit.setObjectName(u"again_edit")

        self.password_layout.addWidget(self.again_edit)

        self.show_check = QCheckBox(PasswordSection)
        self.show_check.setObjectName(u"show_check")

        self.password_layout.addWidget(self.show_check)

        self.typing_notice = Notice(PasswordSection)
        self.typing_notice.setObjectName(u"typing_notice")

        self.password_layout.addWidget(self.typing_notice)

        self.button_layout = QHBoxLayout()
        self.button_layout.setSpacing(8)
        self.button_layout.setObjectName(u"button_layout")
        self.change_button = QPushButton(PasswordSection)
        self.change_button.setObjectName(u"change_button")
        self.change_button.setAutoDefault(False)

        self.button_layout.addWidget(self.change_button)

        self.button_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_space)


        self.password_layout.addLayout(self.button_layout)

        self.password_space = QSpacerItem(10, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.password_layout.addItem(self.password_space)

#if QT_CONFIG(shortcut)
        self.old_label.setBuddy(self.old_edit)
        self.password_label.setBuddy(self.password_edit)
        self.again_label.setBuddy(self.again_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.old_edit, self.password_edit)
        QWidget.setTabOrder(self.password_edit, self.again_edit)
        QWidget.setTabOrder(self.again_edit, self.show_check)
        QWidget.setTabOrder(self.show_check, self.change_button)

        self.retranslateUi(PasswordSection)

        QMetaObject.connectSlotsByName(PasswordSection)
    # setupUi

    def retranslateUi(self, PasswordSection):
        self.person_label.setText("")
        self.old_label.setText(QCoreApplication.translate("PasswordSection", u"M\u1eadt kh\u1ea9u \u0111ang d\u00f9ng", None))
        self.password_label.setText(QCoreApplication.translate("PasswordSection", u"M\u1eadt kh\u1ea9u m\u1edbi (t\u1eeb 8 k\u00fd t\u1ef1)", None))
        self.again_label.setText(QCoreApplication.translate("PasswordSection", u"Nh\u1eadp l\u1ea1i m\u1eadt kh\u1ea9u m\u1edbi", None))
        self.show_check.setText(QCoreApplication.translate("PasswordSection", u"Hi\u1ec7n m\u1eadt kh\u1ea9u", None))
        self.change_button.setText(QCoreApplication.translate("PasswordSection", u"\u0110\u1ed5i m\u1eadt kh\u1ea9u", None))
        pass
    # retranslateUi
