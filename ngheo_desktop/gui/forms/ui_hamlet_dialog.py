"""Compiled from ui/hamlet_dialog.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QDialog,
    QGridLayout, QHBoxLayout, QLabel, QLineEdit,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.gui.widgets.notice import Notice

class Ui_HamletDialog(object):
    def setupUi(self, HamletDialog):
        if not HamletDialog.objectName():
            HamletDialog.setObjectName(u"HamletDialog")
        HamletDialog.resize(520, 300)
        self.hamlet_layout = QVBoxLayout(HamletDialog)
        self.hamlet_layout.setSpacing(12)
        self.hamlet_layout.setObjectName(u"hamlet_layout")
        self.hamlet_layout.setContentsMargins(24, 24, 24, 24)
        self.notice = Notice(HamletDialog)
        self.notice.setObjectName(u"notice")

        self.hamlet_layout.addWidget(self.notice)

        self.field_grid = QGridLayout()
        self.field_grid.setObjectName(u"field_grid")
        self.field_grid.setHorizontalSpacing(12)
        self.field_grid.setVerticalSpacing(8)
        self.kind_label = QLabel(HamletDialog)
        self.kind_label.setObjectName(u"kind_label")

        self.field_grid.addWidget(self.kind_label, 0, 0, 1, 1)

        self.name_label = QLabel(HamletDialog)
        self.name_label.setObjectName(u"name_label")

        self.field_grid.addWidget(self.name_label, 0, 1, 1, 1)

        self.kind_combo = QComboBox(HamletDialog)
        self.kind_combo.setObjectName(u"kind_combo")

        self.field_grid.addWidget(self.kind_combo, 1, 0, 1, 1)

        self.name_edit = QLineEdit(HamletDialog)
        self.name_edit.setObjectName(u"name_edit")

        self.field_grid.addWidget(self.name_edit, 1, 1, 1, 1)

        self.area_label = QLabel(HamletDialog)
        self.area_label.setObjectName(u"area_label")

        self.field_grid.addWidget(self.area_label, 2, 0, 1, 1)

        self.since_label = QLabel(HamletDialog)
        self.since_label.setObjectName(u"since_label")

        self.field_grid.addWidget(self.since_label, 2, 1, 1, 1)

        self.area_combo = QComboBox(HamletDialog)
        self.area_combo.setObjectName(u"area_combo")

        self.field_grid.addWidget(self.area_combo, 3, 0, 1, 1)

        self.since_edit = DayEdit(HamletDialog)
        self.since_edit.setObjectName(u"since_edit")

        self.field_grid.addWidget(self.since_edit, 3, 1, 1, 1)

        self.old_commune_label = QLabel(HamletDialog)
        self.old_commune_label.setObjectName(u"old_commune_label")

        self.field_grid.addWidget(self.old_commune_label, 4, 0, 1, 2)

        self.old_commune_combo = QComboBox(HamletDialog)
        self.old_commune_combo.setObjectName(u"old_commune_combo")

        self.field_grid.addWidget(self.old_commune_combo, 5, 0, 1, 2)

        self.field_grid.setColumnStretch(0, 1)
        self.field_grid.setColumnStretch(1, 2)

        self.hamlet_layout.addLayout(self.field_grid)

        self.hardship_check = QCheckBox(HamletDialog)
        self.hardship_check.setObjectName(u"hardship_check")

        self.hamlet_layout.addWidget(self.hardship_check)

        self.areas_label = QLabel(HamletDialog)
        self.areas_label.setObjectName(u"areas_label")
        self.areas_label.setWordWrap(True)

        self.hamlet_layout.addWidget(self.areas_label)

        self.button_layout = QHBoxLayout()
        self.button_layout.setSpacing(8)
        self.button_layout.setObjectName(u"button_layout")
        self.button_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_space)

        self.close_button = QPushButton(HamletDialog)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.button_layout.addWidget(self.close_button)

        self.save_button = QPushButton(HamletDialog)
        self.save_button.setObjectName(u"save_button")
        self.save_button.setAutoDefault(False)

        self.button_layout.addWidget(self.save_button)


        self.hamlet_layout.addLayout(self.button_layout)

#if QT_CONFIG(shortcut)
        self.kind_label.setBuddy(self.kind_combo)
        self.name_label.setBuddy(self.name_edit)
        self.area_label.setBuddy(self.area_combo)
        self.since_label.setBuddy(self.since_edit)
        self.old_commune_label.setBuddy(self.old_commune_combo)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.kind_combo, self.name_edit)
        QWidget.setTabOrder(self.name_edit, self.area_combo)
        QWidget.setTabOrder(self.area_combo, self.since_edit)
        QWidget.setTabOrder(self.since_edit, self.old_commune_combo)
        QWidget.setTabOrder(self.old_commune_combo, self.hardship_check)
        QWidget.setTabOrder(self.hardship_check, self.save_button)
        QWidget.setTabOrder(self.save_button, self.close_button)

        self.retranslateUi(HamletDialog)

        self.save_button.setDefault(True)


        QMetaObject.connectSlotsByName(HamletDialog)
    # setupUi

    def retranslateUi(self, HamletDialog):
        HamletDialog.setWindowTitle(QCoreApplication.translate("HamletDialog", u"\u1ea4p, kh\u00f3m", None))
        self.kind_label.setText(QCoreApplication.translate("HamletDialog", u"&Lo\u1ea1i", None))
        self.name_label.setText(QCoreApplication.translate("HamletDialog", u"&T\u00ean (b\u1eaft bu\u1ed9c)", None))
        self.area_label.setText(QCoreApplication.translate("HamletDialog", u"&Khu v\u1ef1c", None))
        self.since_label.setText(QCoreApplication.translate("HamletDialog", u"T\u1eeb &ng\u00e0y (b\u1eaft bu\u1ed9c)", None))
        self.old_commune_label.setText(QCoreApplication.translate("HamletDialog", u"Thu\u1ed9c &x\u00e3 c\u0169 (tr\u01b0\u1edbc th\u00e1ng 7/2025)", None))
        self.hardship_check.setText(QCoreApplication.translate("HamletDialog", u"\u0110\u1eb7c &bi\u1ec7t kh\u00f3 kh\u0103n", None))
        self.areas_label.setText("")
        self.close_button.setText(QCoreApplication.translate("HamletDialog", u"\u0110\u00f3n&g", None))
        self.save_button.setText(QCoreApplication.translate("HamletDialog", u"L\u01b0&u", None))
    # retranslateUi
