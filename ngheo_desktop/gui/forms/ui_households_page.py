"""Compiled from ui/households_page.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QHBoxLayout, QHeaderView,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from ngheo_desktop.gui.widgets.list_table import ListTable

class Ui_HouseholdsPage(object):
    def setupUi(self, HouseholdsPage):
        if not HouseholdsPage.objectName():
            HouseholdsPage.setObjectName(u"HouseholdsPage")
        self.page_layout = QVBoxLayout(HouseholdsPage)
        self.page_layout.setSpacing(4)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(12, 4, 12, 4)
        self.filter_layout = QHBoxLayout()
        self.filter_layout.setSpacing(8)
        self.filter_layout.setObjectName(u"filter_layout")
        self.search_edit = QLineEdit(HouseholdsPage)
        self.search_edit.setObjectName(u"search_edit")
        self.search_edit.setMinimumSize(QSize(160, 0))
        self.search_edit.setClearButtonEnabled(True)

        self.filter_layout.addWidget(self.search_edit)

        self.hamlet_combo = QComboBox(HouseholdsPage)
        self.hamlet_combo.setObjectName(u"hamlet_combo")
        self.hamlet_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.hamlet_combo.setMinimumContentsLength(14)

        self.filter_layout.addWidget(self.hamlet_combo)

        self.class_combo = QComboBox(HouseholdsPage)
        self.class_combo.setObjectName(u"class_combo")

        self.filter_layout.addWidget(self.class_combo)

        self.result_combo = QComboBox(HouseholdsPage)
        self.result_combo.setObjectName(u"result_combo")

        self.filter_layout.addWidget(self.result_combo)

        self.clear_button = QPushButton(HouseholdsPage)
        self.clear_button.setObjectName(u"clear_button")

        self.filter_layout.addWidget(self.clear_button)

        self.filter_layout.setStretch(0, 3)

        self.page_layout.addLayout(self.filter_layout)

        self.stack = QStackedWidget(HouseholdsPage)
        self.stack.setObjectName(u"stack")
        self.table_side = QWidget()
        self.table_side.setObjectName(u"table_side")
        self.table_layout = QVBoxLayout(self.table_side)
        self.table_layout.setObjectName(u"table_layout")
        self.table_layout.setContentsMargins(0, 0, 0, 0)
        self.household_table = ListTable(self.table_side)
        self.household_table.setObjectName(u"household_table")

        self.table_layout.addWidget(self.household_table)

        self.stack.addWidget(self.table_side)
        self.empty_side = QWidget()
        self.empty_side.setObjectName(u"empty_side")
        self.empty_layout = QVBoxLayout(self.empty_side)
        self.empty_layout.setObjectName(u"empty_layout")
        self.empty_label = QLabel(self.empty_side)
        self.empty_label.setObjectName(u"empty_label")
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignHCenter|Qt.AlignmentFlag.AlignBottom)

        self.empty_layout.addWidget(self.empty_label)

        self.empty_buttons = QHBoxLayout()
        self.empty_buttons.setSpacing(8)
        self.empty_buttons.setObjectName(u"empty_buttons")
        self.left_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.empty_buttons.addItem(self.left_spacer)

        self.empty_import_button = QPushButton(self.empty_side)
        self.empty_import_button.setObjectName(u"empty_import_button")

        self.empty_buttons.addWidget(self.empty_import_button)

        self.empty_add_button = QPushButton(self.empty_side)
        self.empty_add_button.setObjectName(u"empty_add_button")

        self.empty_buttons.addWidget(self.empty_add_button)

        self.empty_clear_button = QPushButton(self.empty_side)
        self.empty_clear_button.setObjectName(u"empty_clear_button")

        self.empty_buttons.addWidget(self.empty_clear_button)

        self.right_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.empty_buttons.addItem(self.right_spacer)


        self.empty_layout.addLayout(self.empty_buttons)

        self.empty_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.empty_layout.addItem(self.empty_spacer)

        self.stack.addWidget(self.empty_side)

        self.page_layout.addWidget(self.stack)

        self.foot_label = QLabel(HouseholdsPage)
        self.foot_label.setObjectName(u"foot_label")

        self.page_layout.addWidget(self.foot_label)

        QWidget.setTabOrder(self.search_edit, self.hamlet_combo)
        QWidget.setTabOrder(self.hamlet_combo, self.class_combo)
        QWidget.setTabOrder(self.class_combo, self.result_combo)
        QWidget.setTabOrder(self.result_combo, self.clear_button)
        QWidget.setTabOrder(self.clear_button, self.household_table)
        QWidget.setTabOrder(self.household_table, self.empty_import_button)
        QWidget.setTabOrder(self.empty_import_button, self.empty_add_button)
        QWidget.setTabOrder(self.empty_add_button, self.empty_clear_button)

        self.retranslateUi(HouseholdsPage)

        QMetaObject.connectSlotsByName(HouseholdsPage)
    # setupUi

    def retranslateUi(self, HouseholdsPage):
        HouseholdsPage.setWindowTitle(QCoreApplication.translate("HouseholdsPage", u"H\u1ed9 d\u00e2n", None))
#if QT_CONFIG(accessibility)
        self.search_edit.setAccessibleName(QCoreApplication.translate("HouseholdsPage", u"L\u1ecdc theo t\u00ean, m\u00e3 h\u1ed9, s\u1ed1 \u0111\u1ecbnh danh", None))
#endif // QT_CONFIG(accessibility)
        self.search_edit.setPlaceholderText(QCoreApplication.translate("HouseholdsPage", u"T\u00ean, m\u00e3 h\u1ed9, s\u1ed1 \u0111\u1ecbnh danh (Ctrl+F)", None))
#if QT_CONFIG(accessibility)
        self.hamlet_combo.setAccessibleName(QCoreApplication.translate("HouseholdsPage", u"\u1ea4p, kh\u00f3m", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.class_combo.setAccessibleName(QCoreApplication.translate("HouseholdsPage", u"Di\u1ec7n theo quy\u1ebft \u0111\u1ecbnh", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.result_combo.setAccessibleName(QCoreApplication.translate("HouseholdsPage", u"K\u1ebft qu\u1ea3 ch\u1ea5m \u0111i\u1ec3m", None))
#endif // QT_CONFIG(accessibility)
        self.clear_button.setText(QCoreApplication.translate("HouseholdsPage", u"&B\u1ecf l\u1ecdc", None))
#if QT_CONFIG(accessibility)
        self.household_table.setAccessibleName(QCoreApplication.translate("HouseholdsPage", u"Danh s\u00e1ch h\u1ed9", None))
#endif // QT_CONFIG(accessibility)
        self.empty_import_button.setText(QCoreApplication.translate("HouseholdsPage", u"&Nh\u1eadp Excel", None))
        self.empty_add_button.setText(QCoreApplication.translate("HouseholdsPage", u"Th\u00ea&m h\u1ed9", None))
        self.empty_clear_button.setText(QCoreApplication.translate("HouseholdsPage", u"B\u1ecf &l\u1ecdc", None))
        self.foot_label.setText("")
    # retranslateUi
