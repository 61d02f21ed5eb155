"""Compiled from ui/first_run_place.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QHBoxLayout, QLabel,
    QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit,
    QSizePolicy, QVBoxLayout, QWidget)

class Ui_FirstRunPlacePage(object):
    def setupUi(self, FirstRunPlacePage):
        if not FirstRunPlacePage.objectName():
            FirstRunPlacePage.setObjectName(u"FirstRunPlacePage")
        self.place_layout = QHBoxLayout(FirstRunPlacePage)
        self.place_layout.setSpacing(24)
        self.place_layout.setObjectName(u"place_layout")
        self.place_layout.setContentsMargins(0, 0, 0, 0)
        self.commune_layout = QVBoxLayout()
        self.commune_layout.setSpacing(8)
        self.commune_layout.setObjectName(u"commune_layout")
        self.commune_label = QLabel(FirstRunPlacePage)
        self.commune_label.setObjectName(u"commune_label")

        self.commune_layout.addWidget(self.commune_label)

        self.commune_edit = QLineEdit(FirstRunPlacePage)
        self.commune_edit.setObjectName(u"commune_edit")

        self.commune_layout.addWidget(self.commune_edit)

        self.commune_list = QListWidget(FirstRunPlacePage)
        self.commune_list.setObjectName(u"commune_list")

        self.commune_layout.addWidget(self.commune_list)

        self.area_label = QLabel(FirstRunPlacePage)
        self.area_label.setObjectName(u"area_label")

        self.commune_layout.addWidget(self.area_label)

        self.area_combo = QComboBox(FirstRunPlacePage)
        self.area_combo.setObjectName(u"area_combo")

        self.commune_layout.addWidget(self.area_combo)

        self.chosen_label = QLabel(FirstRunPlacePage)
        self.chosen_label.setObjectName(u"chosen_label")
        self.chosen_label.setWordWrap(True)

        self.commune_layout.addWidget(self.chosen_label)


        self.place_layout.addLayout(self.commune_layout)

        self.hamlet_layout = QVBoxLayout()
        self.hamlet_layout.setSpacing(8)
        self.hamlet_layout.setObjectName(u"hamlet_layout")
        self.hamlets_label = QLabel(FirstRunPlacePage)
        self.hamlets_label.setObjectName(u"hamlets_label")

        self.hamlet_layout.addWidget(self.hamlets_label)

        self.hamlets_edit = QPlainTextEdit(FirstRunPlacePage)
        self.hamlets_edit.setObjectName(u"hamlets_edit")
        self.hamlets_edit.setTabChangesFocus(True)

        self.hamlet_layout.addWidget(self.hamlets_edit)

        self.hamlets_hint_label = QLabel(FirstRunPlacePage)
        self.hamlets_hint_label.setObjectName(u"hamlets_hint_label")
        self.hamlets_hint_label.setWordWrap(True)

        self.hamlet_layout.addWidget(self.hamlets_hint_label)


        self.place_layout.addLayout(self.hamlet_layout)

#if QT_CONFIG(shortcut)
        self.commune_label.setBuddy(self.commune_edit)
        self.area_label.setBuddy(self.area_combo)
        self.hamlets_label.setBuddy(self.hamlets_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.commune_edit, self.commune_list)
        QWidget.setTabOrder(self.commune_list, self.area_combo)
        QWidget.setTabOrder(self.area_combo, self.hamlets_edit)

        self.retranslateUi(FirstRunPlacePage)

        QMetaObject.connectSlotsByName(FirstRunPlacePage)
    # setupUi

    def retranslateUi(self, FirstRunPlacePage):
        self.commune_label.setText(QCoreApplication.translate("FirstRunPlacePage", u"&X\u00e3, ph\u01b0\u1eddng, \u0111\u1eb7c khu (b\u1eaft bu\u1ed9c)", None))
        self.commune_edit.setPlaceholderText(QCoreApplication.translate("FirstRunPlacePage", u"G\u00f5 t\u00ean, kh\u00f4ng c\u1ea7n d\u1ea5u", None))
#if QT_CONFIG(accessibility)
        self.commune_list.setAccessibleName(QCoreApplication.translate("FirstRunPlacePage", u"X\u00e3, ph\u01b0\u1eddng, \u0111\u1eb7c khu t\u00ecm th\u1ea5y", None))
#endif // QT_CONFIG(accessibility)
        self.area_label.setText(QCoreApplication.translate("FirstRunPlacePage", u"&Khu v\u1ef1c (b\u1eaft bu\u1ed9c)", None))
        self.chosen_label.setText("")
        self.hamlets_label.setText(QCoreApplication.translate("FirstRunPlacePage", u"\u1ea4&p, kh\u00f3m: m\u1ed7i d\u00f2ng m\u1ed9t t\u00ean", None))
        self.hamlets_hint_label.setText("")
        pass
    # retranslateUi
