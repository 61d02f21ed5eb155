"""Compiled from ui/recovery_dialog.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.password_edit import PasswordEdit

class Ui_RecoveryDialog(object):
    def setupUi(self, RecoveryDialog):
        if not RecoveryDialog.objectName():
            RecoveryDialog.setObjectName(u"RecoveryDialog")
        RecoveryDialog.resize(520, 420)
        self.recovery_layout = QVBoxLayout(RecoveryDialog)
        self.recovery_layout.setSpacing(8)
        self.recovery_layout.setObjectName(u"recovery_layout")
        self.recovery_layout.setContentsMargins(24, 24, 24, 24)
        self.person_label = QLabel(RecoveryDialog)
        self.person_label.setObjectName(u"person_label")
        self.person_label.setWordWrap(True)

        self.recovery_layout.addWidget(self.person_label)

        self.notice = Notice(RecoveryDialog)
        self.notice.setObjectName(u"notice")

        self.recovery_layout.addWidget(self.notice)

        self.code_label = QLabel(RecoveryDialog)
        self.code_label.setObjectName(u"code_label")

        self.recovery_layout.addWidget(self.code_label)

        self.code_edit = QLineEdit(RecoveryDialog)
        self.code_edit.setObjectName(u"code_edit")

        self.recovery_layout.addWidget(self.code_edit)

        self.password_label = QLabel(RecoveryDialog)
        self.password_label.setObjectName(u"password_label")

        self.recovery_layout.addWidget(self.password_label)

        self.password_edit = PasswordEdit(RecoveryDialog)
        self.password_edit.setObjectName(u"password_edit")

        self.recovery_layout.addWidget(self.password_edit)

        self.again_label = QLabel(RecoveryDialog)
        self.again_label.setObjectName(u"again_label")

        self.recovery_layout.addWidget(self.again_label)

        self.again_edit = PasswordEdit(RecoveryDialog)
        self.again_edit.setObjectName(u"again_edit")

        self.recovery_layout.addWidget(self.again_edit)

        self.show_check = QCheckBox(RecoveryDialog)
        self.show_check.setObjectName(u"show_check")

        self.recovery_layout.addWidget(self.show_check)

        self.typing_notice = Notice(RecoveryDialog)
        self.typing_notice.setObjectName(u"typing_notice")

        self.recovery_layout.addWidget(self.typing_notice)

        self.button_layout = QHBoxLayout()
        self.button_layout.setSpacing(8)
        self.button_layout.setObjectName(u"button_layout")
        self.button_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_space)

        self.later_button = QPushButton(RecoveryDialog)
        self.later_button.setObjectName(u"later_button")
        self.later_button.setAutoDefault(False)

        self.button_layout.addWidget(self.later_button)

        self.set_button = QPushButton(RecoveryDialog)
        self.set_button.setObjectName(u"set_button")
        self.set_button.setAutoDefault(False)

        self.button_layout.addWidget(self.set_button)


        self.recovery_layout.addLayout(self.button_layout)

#if QT_CONFIG(shortcut)
        self.code_label.setBuddy(self.code_edit)
        self.password_label.setBuddy(self.password_edit)
        self.again_label.setBuddy(self.again_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.code_edit, self.password_edit)
        QWidget.setTabOrder(self.password_edit, self.again_edit)
        QWidget.setTabOrder(self.again_edit, self.show_check)
        QWidget.setTabOrder(self.show_check, self.set_button)
        QWidget.setTabOrder(self.set_button, self.later_button)

        self.retranslateUi(RecoveryDialog)

        self.set_button.setDefault(True)


        QMetaObject.connectSlotsByName(RecoveryDialog)
    # setupUi

    def retranslateUi(self, RecoveryDialog):
        RecoveryDialog.setWindowTitle(QCoreApplication.translate("RecoveryDialog", u"\u0110\u1eb7t m\u1eadt kh\u1ea9u m\u1edbi", None))
        self.person_label.setText("")
        self.code_label.setText(QCoreApplication.translate("RecoveryDialog", u"&M\u00e3 kh\u00f4i ph\u1ee5c, ghi tr\u00ean phi\u1ebfu \u0111\u00e3 in", None))
        self.password_label.setText(QCoreApplication.translate("RecoveryDialog", u"M\u1eadt kh\u1ea9u m\u1edb&i (t\u1eeb 8 k\u00fd t\u1ef1)", None))
        self.again_label.setText(QCoreApplication.translate("RecoveryDialog", u"Nh\u1eadp &l\u1ea1i m\u1eadt kh\u1ea9u m\u1edbi", None))
        self.show_check.setText(QCoreApplication.translate("RecoveryDialog", u"&Hi\u1ec7n m\u1eadt kh\u1ea9u", None))
        self.later_button.setText(QCoreApplication.translate("RecoveryDialog", u"\u0110\u1ec3 &sau", None))
        self.set_button.setText(QCoreApplication.translate("RecoveryDialog", u"\u0110\u1eb7&t m\u1eadt kh\u1ea9u", None))
    # retranslateUi
