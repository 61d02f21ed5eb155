"""Compiled from ui/import_problems.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QHBoxLayout, QHeaderView,
    QLabel, QSizePolicy, QSpacerItem, QTabWidget,
    QVBoxLayout, QWidget)

from ngheo_desktop.gui.widgets.list_table import ListTable

class Ui_ImportProblemsPage(object):
    def setupUi(self, ImportProblemsPage):
        if not ImportProblemsPage.objectName():
            ImportProblemsPage.setObjectName(u"ImportProblemsPage")
        ImportProblemsPage.resize(1100, 480)
        self.page_layout = QVBoxLayout(ImportProblemsPage)
        self.page_layout.setSpacing(0)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(0, 0, 0, 0)
        self.tabs = QTabWidget(ImportProblemsPage)
        self.tabs.setObjectName(u"tabs")
        self.problem_tab = QWidget()
        self.problem_tab.setObjectName(u"problem_tab")
        self.problem_layout = QVBoxLayout(self.problem_tab)
        self.problem_layout.setSpacing(8)
        self.problem_layout.setObjectName(u"problem_layout")
        self.problem_layout.setContentsMargins(8, 8, 8, 8)
        self.problem_filter_layout = QHBoxLayout()
        self.problem_filter_layout.setSpacing(8)
        self.problem_filter_layout.setObjectName(u"problem_filter_layout")
        self.severity_label = QLabel(self.problem_tab)
        self.severity_label.setObjectName(u"severity_label")

        self.problem_filter_layout.addWidget(self.severity_label)

        self.severity_combo = QComboBox(self.problem_tab)
        self.severity_combo.setObjectName(u"severity_combo")

        self.problem_filter_layout.addWidget(self.severity_combo)

        self.problem_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.problem_filter_layout.addItem(self.problem_space)


        self.problem_layout.addLayout(self.problem_filter_layout)

        self.problem_table = ListTable(self.problem_tab)
        self.problem_table.setObjectName(u"problem_table")

        self.problem_layout.addWidget(self.problem_table)

        self.problem_label = QLabel(self.problem_tab)
        self.problem_label.setObjectName(u"problem_label")
        self.problem_label.setWordWrap(True)

        self.problem_layout.addWidget(self.problem_label)

        self.tabs.addTab(self.problem_tab, "")
        self.household_tab = QWidget()
        self.household_tab.setObjectName(u"household_tab")
        self.household_layout = QVBoxLayout(self.household_tab)
        self.household_layout.setSpacing(8)
        self.household_layout.setObjectName(u"household_layout")
        self.household_layout.setContentsMargins(8, 8, 8, 8)
        self.household_filter_layout = QHBoxLayout()
        self.household_filter_layout.setSpacing(8)
        self.household_filter_layout.setObjectName(u"household_filter_layout")
        self.outcome_label = QLabel(self.household_tab)
        self.outcome_label.setObjectName(u"outcome_label")

        self.household_filter_layout.addWidget(self.outcome_label)

        self.outcome_combo = QComboBox(self.household_tab)
        self.outcome_combo.setObjectName(u"outcome_combo")

        self.household_filter_layout.addWidget(self.outcome_combo)

        self.household_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.household_filter_layout.addItem(self.household_space)


        self.household_layout.addLayout(self.household_filter_layout)

        self.household_table = ListTable(self.household_tab)
        self.household_table.setObjectName(u"household_table")

        self.household_layout.addWidget(self.household_table)

        self.household_label = QLabel(self.household_tab)
        self.household_label.setObjectName(u"household_label")
        self.household_label.setWordWrap(True)

        self.household_layout.addWidget(self.household_label)

        self.tabs.addTab(self.household_tab, "")

        self.page_layout.addWidget(self.tabs)

#if QT_CONFIG(shortcut)
        self.severity_label.setBuddy(self.severity_combo)
        self.outcome_label.setBuddy(self.outcome_combo)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.tabs, self.severity_combo)
        QWidget.setTabOrder(self.severity_combo, self.problem_table)
        QWidget.setTabOrder(self.problem_table, self.outcome_combo)
        QWidget.setTabOrder(self.outcome_combo, self.household_table)

        self.retranslateUi(ImportProblemsPage)

        self.tabs.setCurrentIndex(0)


        QMetaObject.connectSlotsByName(ImportProblemsPage)
    # setupUi

    def retranslateUi(self, ImportProblemsPage):
        ImportProblemsPage.setWindowTitle("")
        self.severity_label.setText(QCoreApplication.translate("ImportProblemsPage", u"&M\u1ee9c \u0111\u1ed9:", None))
#if QT_CONFIG(accessibility)
        self.problem_table.setAccessibleName(QCoreApplication.translate("ImportProblemsPage", u"Nh\u1eefng ch\u1ed7 c\u1ea7n xem trong t\u1ec7p", None))
#endif // QT_CONFIG(accessibility)
        self.problem_label.setText("")
        self.tabs.setTabText(self.tabs.indexOf(self.problem_tab), QCoreApplication.translate("ImportProblemsPage", u"Ch\u1ed7 c\u1ea7n xem", None))
        self.outcome_label.setText(QCoreApplication.translate("ImportProblemsPage", u"&S\u1ebd l\u00e0m g\u00ec:", None))
#if QT_CONFIG(accessibility)
        self.household_table.setAccessibleName(QCoreApplication.translate("ImportProblemsPage", u"H\u1ed9 trong danh s\u00e1ch", None))
#endif // QT_CONFIG(accessibility)
        self.household_label.setText("")
        self.tabs.setTabText(self.tabs.indexOf(self.household_tab), QCoreApplication.translate("ImportProblemsPage", u"H\u1ed9 trong danh s\u00e1ch", None))
    # retranslateUi
