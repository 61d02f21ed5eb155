"""Compiled from ui/first_run_person.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QGridLayout, QLabel,
    QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.password_edit import PasswordEdit

class Ui_FirstRunPersonPage(object):
    def setupUi(self, FirstRunPersonPage):
        if not FirstRunPersonPage.objectName():
            FirstRunPersonPage.setObjectName(u"FirstRunPersonPage")
        self.person_layout = QVBoxLayout(FirstRunPersonPage)
        self.person_layout.setSpacing(8)
        self.person_layout.setObjectName(u"person_layout")
        self.person_layout.setContentsMargins(0, 0, 0, 0)
        self.person_grid = QGridLayout()
        self.person_grid.setObjectName(u"person_grid")
        self.person_grid.setHorizontalSpacing(12)
        self.person_grid.setVerticalSpacing(8)
        self.name_label = QLabel(FirstRunPersonPage)
        self.name_label.setObjectName(u"name_label")

        self.person_grid.addWidget(self.name_label, 0, 0, 1, 1)

        self.login_label = QLabel(FirstRunPersonPage)
        self.login_label.setObjectName(u"login_label")

        self.person_grid.addWidget(self.login_label, 0, 1, 1, 1)

        self.name_edit = QLineEdit(FirstRunPersonPage)
        self.name_edit.setObjectName(u"name_edit")

        self.person_grid.addWidget(self.name_edit, 1, 0, 1, 1)

        self.login_edit = QLineEdit(FirstRunPersonPage)
        self.login_edit.setObjectName(u"login_edit")

        self.person_grid.addWidget(self.login_edit, 1, 1, 1, 1)

        self.password_label = QLabel(FirstRunPersonPage)
        self.password_label.setObjectName(u"password_label")

        self.person_grid.addWidget(self.password_label, 2, 0, 1, 1)

        self.again_label = QLabel(FirstRunPersonPage)
        self.again_label.setObjectName(u"again_label")

        self.person_grid.addWidget(self.again_label, 2, 1, 1, 1)

        self.password_edit = PasswordEdit(FirstRunPersonPage)
        self.password_edit.setObjectName(u"password_edit")

        self.person_grid.addWidget(self.password_edit, 3, 0, 1, 1)

        self.again_edit = PasswordEdit(FirstRunPersonPage)
        self.again_edit.setObjectName(u"again_edit")

        self.person_grid.addWidget(self.again_edit, 3, 1, 1, 1)

        self.person_grid.setColumnStretch(0, 1)
        self.person_grid.setColumnStretch(1, 1)

        self.person_layout.addLayout(self.person_grid)

        self.show_check = QCheckBox(FirstRunPersonPage)
        self.show_check.setObjectName(u"show_check")

        self.person_layout.addWidget(self.show_check)

        self.typing_notice = Notice(FirstRunPersonPage)
        self.typing_notice.setObjectName(u"typing_notice")

        self.person_layout.addWidget(self.typing_notice)

        self.person_hint_label = QLabel(FirstRunPersonPage)
        self.person_hint_label.setObjectName(u"person_hint_label")
        self.person_hint_label.setWordWrap(True)

        self.person_layout.addWidget(self.person_hint_label)

        self.person_space = QSpacerItem(10, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.person_layout.addItem(self.person_space)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name_edit)
        self.login_label.setBuddy(self.login_edit)
        self.password_label.setBuddy(self.password_edit)
        self.again_label.setBuddy(self.again_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name_edit, self.login_edit)
        QWidget.setTabOrder(self.login_edit, self.password_edit)
        QWidget.setTabOrder(self.password_edit, self.again_edit)
        QWidget.setTabOrder(self.again_edit, self.show_check)

        self.retranslateUi(FirstRunPersonPage)

        QMetaObject.connectSlotsByName(FirstRunPersonPage)
    # setupUi

    def retranslateUi(self, FirstRunPersonPage):
        self.name_label.setText(QCoreApplication.translate("FirstRunPersonPage", u"H\u1ecd v\u00e0 t\u00ea&n (b\u1eaft bu\u1ed9c)", None))
        self.login_label.setText(QCoreApplication.translate("FirstRunPersonPage", u"T\u00ean \u0111\u0103n&g nh\u1eadp", None))
        self.password_label.setText(QCoreApplication.translate("FirstRunPersonPage", u"M\u1eadt kh\u1ea9&u (b\u1eaft bu\u1ed9c, t\u1eeb 8 k\u00fd t\u1ef1)", None))
        self.again_label.setText(QCoreApplication.translate("FirstRunPersonPage", u"Nh\u1eadp &l\u1ea1i m\u1eadt kh\u1ea9u (b\u1eaft bu\u1ed9c)", None))
        self.show_check.setText(QCoreApplication.translate("FirstRunPersonPage", u"&Hi\u1ec7n m\u1eadt kh\u1ea9u", None))
        self.person_hint_label.setText(QCoreApplication.translate("FirstRunPersonPage", u"Ng\u01b0\u1eddi n\u00e0y c\u00f3 m\u1ecdi quy\u1ec1n trong s\u1ed5 v\u00e0 th\u00eam \u0111\u01b0\u1ee3c ng\u01b0\u1eddi kh\u00e1c v\u1ec1 sau. Kh\u00f4ng ai \u0111\u1ecdc l\u1ea1i \u0111\u01b0\u1ee3c m\u1eadt kh\u1ea9u, k\u1ec3 c\u1ea3 ng\u01b0\u1eddi qu\u1ea3n tr\u1ecb.", None))
        pass
    # retranslateUi
