"""Compiled from ui/account_dialog.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QFrame,
    QGridLayout, QHBoxLayout, QLabel, QLineEdit,
    QListView, QListWidget, QListWidgetItem, QPushButton,
    QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.password_edit import PasswordEdit

class Ui_AccountDialog(object):
    def setupUi(self, AccountDialog):
        if not AccountDialog.objectName():
            AccountDialog.setObjectName(u"AccountDialog")
        AccountDialog.resize(860, 700)
        self.dialog_layout = QVBoxLayout(AccountDialog)
        self.dialog_layout.setSpacing(12)
        self.dialog_layout.setObjectName(u"dialog_layout")
        self.dialog_layout.setContentsMargins(24, 24, 24, 24)
        self.notice = Notice(AccountDialog)
        self.notice.setObjectName(u"notice")

        self.dialog_layout.addWidget(self.notice)

        self.scroll_area = QScrollArea(AccountDialog)
        self.scroll_area.setObjectName(u"scroll_area")
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_inside = QWidget()
        self.scroll_inside.setObjectName(u"scroll_inside")
        self.inside_layout = QVBoxLayout(self.scroll_inside)
        self.inside_layout.setSpacing(12)
        self.inside_layout.setObjectName(u"inside_layout")
        self.inside_layout.setContentsMargins(0, 0, 8, 0)
        self.who_box = QWidget(self.scroll_inside)
        self.who_box.setObjectName(u"who_box")
        self.who_grid = QGridLayout(self.who_box)
        self.who_grid.setObjectName(u"who_grid")
        self.who_grid.setHorizontalSpacing(12)
        self.who_grid.setVerticalSpacing(4)
        self.who_grid.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(self.who_box)
        self.name_label.setObjectName(u"name_label")

        self.who_grid.addWidget(self.name_label, 0, 0, 1, 1)

        self.login_label = QLabel(self.who_box)
        self.login_label.setObjectName(u"login_label")

        self.who_grid.addWidget(self.login_label, 0, 1, 1, 1)

        self.name_edit = QLineEdit(self.who_box)
        self.name_edit.setObjectName(u"name_edit")

        self.who_grid.addWidget(self.name_edit, 1, 0, 1, 1)

        self.login_edit = QLineEdit(self.who_box)
        self.login_edit.setObjectName(u"login_edit")

        self.who_grid.addWidget(self.login_edit, 1, 1, 1, 1)

        self.password_label = QLabel(self.who_box)
        self.password_label.setObjectName(u"password_label")

        self.who_grid.addWidget(self.password_label, 2, 0, 1, 1)

        self.again_label = QLabel(self.who_box)
        self.again_label.setObjectName(u"again_label")

        self.who_grid.addWidget(self.again_label, 2, 1, 1, 1)

        self.password_edit = PasswordEdit(self.who_box)
        self.password_edit.setObjectName(u"password_edit")

        self.who_grid.addWidget(self.password_edit, 3, 0, 1, 1)

        self.again_edit = PasswordEdit(self.who_box)
        self.again_edit.setObjectName(u"again_edit")

        self.who_grid.addWidget(self.again_edit, 3, 1, 1, 1)

        self.who_grid.setColumnStretch(0, 1)
        self.who_grid.setColumnStretch(1, 1)

        self.inside_layout.addWidget(self.who_box)

        self.validity_grid = QGridLayout()
        self.validity_grid.setObjectName(u"validity_grid")
        self.validity_grid.setHorizontalSpacing(16)
        self.validity_grid.setVerticalSpacing(4)
        self.valid_from_label = QLabel(self.scroll_inside)
        self.valid_from_label.setObjectName(u"valid_from_label")

        self.validity_grid.addWidget(self.valid_from_label, 0, 0, 1, 1)

        self.valid_to_label = QLabel(self.scroll_inside)
        self.valid_to_label.setObjectName(u"valid_to_label")

        self.validity_grid.addWidget(self.valid_to_label, 0, 1, 1, 1)

        self.valid_from_edit = DayEdit(self.scroll_inside)
        self.valid_from_edit.setObjectName(u"valid_from_edit")

        self.validity_grid.addWidget(self.valid_from_edit, 1, 0, 1, 1)

        self.valid_to_edit = DayEdit(self.scroll_inside)
        self.valid_to_edit.setObjectName(u"valid_to_edit")

        self.validity_grid.addWidget(self.valid_to_edit, 1, 1, 1, 1)

        self.validity_grid.setColumnStretch(0, 1)
        self.validity_grid.setColumnStretch(1, 1)

        self.inside_layout.addLayout(self.validity_grid)

        self.roles_label = QLabel(self.scroll_inside)
        self.roles_label.setObjectName(u"roles_label")

        self.inside_layout.addWidget(self.roles_label)

        self.roles_grid = QGridLayout()
        self.roles_grid.setObjectName(u"roles_grid")
        self.roles_grid.setHorizontalSpacing(16)
        self.roles_grid.setVerticalSpacing(4)
        self.roles_grid.setColumnStretch(1, 1)

        self.inside_layout.addLayout(self.roles_grid)

        self.hamlets_label = QLabel(self.scroll_inside)
        self.hamlets_label.setObjectName(u"hamlets_label")

        self.inside_layout.addWidget(self.hamlets_label)

        self.hamlet_list = QListWidget(self.scroll_inside)
        self.hamlet_list.setObjectName(u"hamlet_list")
        self.hamlet_list.setFlow(QListView.Flow.LeftToRight)
        self.hamlet_list.setProperty(u"isWrapping", True)
        self.hamlet_list.setResizeMode(QListView.ResizeMode.Adjust)

        self.inside_layout.addWidget(self.hamlet_list)

        self.inside_space = QSpacerItem(20, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.inside_layout.addItem(self.inside_space)

        self.scroll_area.setWidget(self.scroll_inside)

        self.dialog_layout.addWidget(self.scroll_area)

        self.own_box = QWidget(AccountDialog)
        self.own_box.setObjectName(u"own_box")
        self.own_grid = QGridLayout(self.own_box)
        self.own_grid.setObjectName(u"own_grid")
        self.own_grid.setHorizontalSpacing(12)
        self.own_grid.setVerticalSpacing(4)
        self.own_grid.setContentsMargins(0, 0, 0, 0)
        self.own_label = QLabel(self.own_box)
        self.own_label.setObjectName(u"own_label")

        self.own_grid.addWidget(self.own_label, 0, 0, 1, 1)

        self.own_edit = PasswordEdit(self.own_box)
        self.own_edit.setObjectName(u"own_edit")

        self.own_grid.addWidget(self.own_edit, 1, 0, 1, 1)

        self.show_check = QCheckBox(self.own_box)
        self.show_check.setObjectName(u"show_check")

        self.own_grid.addWidget(self.show_check, 1, 1, 1, 1)

        self.own_grid.setColumnStretch(0, 1)
        self.own_grid.setColumnStretch(1, 1)

        self.dialog_layout.addWidget(self.own_box)

        self.typing_notice = Notice(AccountDialog)
        self.typing_notice.setObjectName(u"typing_notice")

        self.dialog_layout.addWidget(self.typing_notice)

        self.button_layout = QHBoxLayout()
        self.button_layout.setSpacing(8)
        self.button_layout.setObjectName(u"button_layout")
        self.button_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_space)

        self.close_button = QPushButton(AccountDialog)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.button_layout.addWidget(self.close_button)

        self.save_button = QPushButton(AccountDialog)
        self.save_button.setObjectName(u"save_button")
        self.save_button.setAutoDefault(False)

        self.button_layout.addWidget(self.save_button)


        self.dialog_layout.addLayout(self.button_layout)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name_edit)
        self.login_label.setBuddy(self.login_edit)
        self.password_label.setBuddy(self.password_edit)
        self.again_label.setBuddy(self.again_edit)
        self.valid_from_label.setBuddy(self.valid_from_edit)
        self.valid_to_label.setBuddy(self.valid_to_edit)
        self.hamlets_label.setBuddy(self.hamlet_list)
        self.own_label.setBuddy(self.own_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name_edit, self.login_edit)
        QWidget.setTabOrder(self.login_edit, self.password_edit)
        QWidget.setTabOrder(self.password_edit, self.again_edit)
        QWidget.setTabOrder(self.again_edit, self.valid_from_edit)
        QWidget.setTabOrder(self.valid_from_edit, self.valid_to_edit)
        QWidget.setTabOrder(self.valid_to_edit, self.hamlet_list)
        QWidget.setTabOrder(self.hamlet_list, self.own_edit)
        QWidget.setTabOrder(self.own_edit, self.show_check)
        QWidget.setTabOrder(self.show_check, self.save_button)
        QWidget.setTabOrder(self.save_button, self.close_button)

        self.retranslateUi(AccountDialog)

        self.save_button.setDefault(True)


        QMetaObject.connectSlotsByName(AccountDialog)
    # setupUi

    def retranslateUi(self, AccountDialog):
        AccountDialog.setWindowTitle(QCoreApplication.translate("AccountDialog", u"Th\u00eam ng\u01b0\u1eddi d\u00f9ng", None))
        self.name_label.setText(QCoreApplication.translate("AccountDialog", u"&H\u1ecd v\u00e0 t\u00ean (b\u1eaft bu\u1ed9c)", None))
        self.login_label.setText(QCoreApplication.translate("AccountDialog", u"T\u00ean \u0111\u0103ng &nh\u1eadp", None))
        self.password_label.setText(QCoreApplication.translate("AccountDialog", u"M\u1eadt kh\u1ea9u m\u1edb&i (t\u1eeb 8 k\u00fd t\u1ef1)", None))
        self.again_label.setText(QCoreApplication.translate("AccountDialog", u"Nh\u1eadp &l\u1ea1i m\u1eadt kh\u1ea9u m\u1edbi", None))
        self.valid_from_label.setText(QCoreApplication.translate("AccountDialog", u"Hi\u1ec7u l\u1ef1c &t\u1eeb ng\u00e0y", None))
        self.valid_to_label.setText(QCoreApplication.translate("AccountDialog", u"\u0110\u1ebfn h\u1ebft ng\u00e0&y", None))
        self.roles_label.setText(QCoreApplication.translate("AccountDialog", u"Vai tr\u00f2", None))
        self.hamlets_label.setText(QCoreApplication.translate("AccountDialog", u"\u1ea4p, &kh\u00f3m c\u1ee7a r\u00e0 so\u00e1t vi\u00ean", None))
        self.own_label.setText(QCoreApplication.translate("AccountDialog", u"M\u1eadt kh\u1ea9u c\u1ee7a &qu\u1ea3n tr\u1ecb", None))
        self.show_check.setText(QCoreApplication.translate("AccountDialog", u"Hi\u1ec7n &m\u1eadt kh\u1ea9u", None))
        self.close_button.setText(QCoreApplication.translate("AccountDialog", u"\u0110\u00f3n&g", None))
        self.save_button.setText(QCoreApplication.translate("AccountDialog", u"L\u01b0&u", None))
    # retranslateUi
