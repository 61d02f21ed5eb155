"""Compiled from ui/households_page.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QHBoxLayout, QHeaderView,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QStackedWidget, QToolButton, QVBoxLayout, QWidget)

from ngheo_desktop.gui.widgets.filter_row import FilterRow
from ngheo_desktop.gui.widgets.list_table import ListTable

class Ui_HouseholdsPage(object):
    def setupUi(self, HouseholdsPage):
        if not HouseholdsPage.objectName():
            HouseholdsPage.setObjectName(u"HouseholdsPage")
        self.page_layout = QVBoxLayout(HouseholdsPage)
        self.page_layout.setSpacing(4)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(12, 0, 12, 0)
        self.filter_layout = QHBoxLayout()
        self.filter_layout.setSpacing(8)
        self.filter_layout.setObjectName(u"filter_layout")
        self.search_edit = QLineEdit(HouseholdsPage)
        self.search_edit.setObjectName(u"search_edit")
        self.search_edit.setMinimumSize(QSize(150, 0))
        self.search_edit.setClearButtonEnabled(True)

        self.filter_layout.addWidget(self.search_edit)

        self.filter_row = FilterRow(HouseholdsPage)
        self.filter_row.setObjectName(u"filter_row")

        self.filter_layout.addWidget(self.filter_row)

        self.saved_button = QPushButton(HouseholdsPage)
        self.saved_button.setObjectName(u"saved_button")

        self.filter_layout.addWidget(self.saved_button)

        self.clear_button = QPushButton(HouseholdsPage)
        self.clear_button.setObjectName(u"clear_button")

        self.filter_layout.addWidget(self.clear_button)

        self.filter_layout.setStretch(0, 3)

        self.page_layout.addLayout(self.filter_layout)

        self.stack = QStackedWidget(HouseholdsPage)
        self.stack.setObjectName(u"stack")
        self.table_side = QWidget()
        self.table_side.setObjectName(u"table_side")
        self.table_layout = QHBoxLayout(self.table_side)
        self.table_layout.setSpacing(8)
        self.table_layout.setObjectName(u"table_layout")
        self.table_layout.setContentsMargins(0, 0, 0, 0)
        self.household_table = ListTable(self.table_side)
        self.household_table.setObjectName(u"household_table")

        self.table_layout.addWidget(self.household_table)

        self.stack.addWidget(self.table_side)

        self.page_layout.addWidget(self.stack)

        self.foot_layout = QHBoxLayout()
        self.foot_layout.setSpacing(12)
        self.foot_layout.setObjectName(u"foot_layout")
        self.foot_label = QLabel(HouseholdsPage)
        self.foot_label.setObjectName(u"foot_label")

        self.foot_layout.addWidget(self.foot_label)

        self.group_check = QCheckBox(HouseholdsPage)
        self.group_check.setObjectName(u"group_check")

        self.foot_layout.addWidget(self.group_check)

        self.glance_check = QCheckBox(HouseholdsPage)
        self.glance_check.setObjectName(u"glance_check")

        self.foot_layout.addWidget(self.glance_check)

        self.columns_button = QToolButton(HouseholdsPage)
        self.columns_button.setObjectName(u"columns_button")
        self.columns_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.foot_layout.addWidget(self.columns_button)

        self.foot_layout.setStretch(0, 1)

        self.page_layout.addLayout(self.foot_layout)

        QWidget.setTabOrder(self.search_edit, self.saved_button)
        QWidget.setTabOrder(self.saved_button, self.clear_button)
        QWidget.setTabOrder(self.clear_button, self.household_table)
        QWidget.setTabOrder(self.household_table, self.group_check)
        QWidget.setTabOrder(self.group_check, self.glance_check)
        QWidget.setTabOrder(self.glance_check, self.columns_button)

        self.retranslateUi(HouseholdsPage)

        QMetaObject.connectSlotsByName(HouseholdsPage)
    # setupUi

    def retranslateUi(self, HouseholdsPage):
        HouseholdsPage.setWindowTitle(QCoreApplication.translate("HouseholdsPage", u"H\u1ed9 d\u00e2n", None))
#if QT_CONFIG(accessibility)
        self.search_edit.setAccessibleName(QCoreApplication.translate("HouseholdsPage", u"L\u1ecdc theo t\u00ean, m\u00e3 h\u1ed9, s\u1ed1 \u0111\u1ecbnh danh", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.search_edit.setToolTip(QCoreApplication.translate("HouseholdsPage", u"L\u1ecdc theo t\u00ean, m\u00e3 h\u1ed9, s\u1ed1 \u0111\u1ecbnh danh", None))
#endif // QT_CONFIG(tooltip)
        self.search_edit.setPlaceholderText(QCoreApplication.translate("HouseholdsPage", u"T\u00ean, m\u00e3, s\u1ed1 (Ctrl+F)", None))
#if QT_CONFIG(accessibility)
        self.saved_button.setAccessibleName(QCoreApplication.translate("HouseholdsPage", u"B\u1ed9 l\u1ecdc \u0111\u00e3 l\u01b0u", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.saved_button.setToolTip(QCoreApplication.translate("HouseholdsPage", u"B\u1ed9 l\u1ecdc \u0111\u00e3 l\u01b0u", None))
#endif // QT_CONFIG(tooltip)
        self.saved_button.setText(QCoreApplication.translate("HouseholdsPage", u"B\u1ed9 l\u1ecdc \u0111\u00e3 l\u01b0u", None))
        self.clear_button.setText(QCoreApplication.translate("HouseholdsPage", u"&B\u1ecf l\u1ecdc", None))
#if QT_CONFIG(accessibility)
        self.household_table.setAccessibleName(QCoreApplication.translate("HouseholdsPage", u"Danh s\u00e1ch h\u1ed9", None))
#endif // QT_CONFIG(accessibility)
        self.foot_label.setText("")
        self.group_check.setText(QCoreApplication.translate("HouseholdsPage", u"Nh\u00f3m th&eo \u1ea5p", None))
        self.glance_check.setText(QCoreApplication.translate("HouseholdsPage", u"Xem nh&anh", None))
        self.columns_button.setText(QCoreApplication.translate("HouseholdsPage", u"&C\u1ed9t\u2026", None))
    # retranslateUi
