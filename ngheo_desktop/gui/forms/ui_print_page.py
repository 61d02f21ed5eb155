"""Compiled from ui/print_page.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QHBoxLayout, QLabel,
    QListWidget, QListWidgetItem, QProgressBar, QPushButton,
    QSizePolicy, QSpacerItem, QStackedWidget, QToolButton,
    QVBoxLayout, QWidget)

from ngheo_desktop.gui.widgets.notice import Notice

class Ui_PrintPage(object):
    def setupUi(self, PrintPage):
        if not PrintPage.objectName():
            PrintPage.setObjectName(u"PrintPage")
        PrintPage.resize(1180, 560)
        self.page_layout = QHBoxLayout(PrintPage)
        self.page_layout.setSpacing(12)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(12, 8, 12, 8)
        self.left_side = QWidget(PrintPage)
        self.left_side.setObjectName(u"left_side")
        self.left_layout = QVBoxLayout(self.left_side)
        self.left_layout.setSpacing(4)
        self.left_layout.setObjectName(u"left_layout")
        self.left_layout.setContentsMargins(0, 0, 0, 0)
        self.form_label = QLabel(self.left_side)
        self.form_label.setObjectName(u"form_label")

        self.left_layout.addWidget(self.form_label)

        self.form_list = QListWidget(self.left_side)
        self.form_list.setObjectName(u"form_list")
        self.form_list.setWordWrap(True)
        self.form_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.left_layout.addWidget(self.form_list)

        self.household_label = QLabel(self.left_side)
        self.household_label.setObjectName(u"household_label")
        self.household_label.setWordWrap(True)

        self.left_layout.addWidget(self.household_label)

        self.hamlet_label = QLabel(self.left_side)
        self.hamlet_label.setObjectName(u"hamlet_label")

        self.left_layout.addWidget(self.hamlet_label)

        self.hamlet_combo = QComboBox(self.left_side)
        self.hamlet_combo.setObjectName(u"hamlet_combo")

        self.left_layout.addWidget(self.hamlet_combo)

        self.class_label = QLabel(self.left_side)
        self.class_label.setObjectName(u"class_label")

        self.left_layout.addWidget(self.class_label)

        self.class_combo = QComboBox(self.left_side)
        self.class_combo.setObjectName(u"class_combo")

        self.left_layout.addWidget(self.class_combo)

        self.left_space = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.left_layout.addItem(self.left_space)


        self.page_layout.addWidget(self.left_side)

        self.right_layout = QVBoxLayout()
        self.right_layout.setSpacing(8)
        self.right_layout.setObjectName(u"right_layout")
        self.notice_layout = QHBoxLayout()
        self.notice_layout.setSpacing(8)
        self.notice_layout.setObjectName(u"notice_layout")
        self.notice = Notice(PrintPage)
        self.notice.setObjectName(u"notice")

        self.notice_layout.addWidget(self.notice)

        self.retry_button = QPushButton(PrintPage)
        self.retry_button.setObjectName(u"retry_button")
        self.retry_button.setAutoDefault(False)

        self.notice_layout.addWidget(self.retry_button)


        self.right_layout.addLayout(self.notice_layout)

        self.progress_layout = QHBoxLayout()
        self.progress_layout.setSpacing(8)
        self.progress_layout.setObjectName(u"progress_layout")
        self.progress_bar = QProgressBar(PrintPage)
        self.progress_bar.setObjectName(u"progress_bar")

        self.progress_layout.addWidget(self.progress_bar)

        self.stop_button = QPushButton(PrintPage)
        self.stop_button.setObjectName(u"stop_button")
        self.stop_button.setAutoDefault(False)

        self.progress_layout.addWidget(self.stop_button)


        self.right_layout.addLayout(self.progress_layout)

        self.view_bar = QWidget(PrintPage)
        self.view_bar.setObjectName(u"view_bar")
        self.view_layout = QHBoxLayout(self.view_bar)
        self.view_layout.setSpacing(4)
        self.view_layout.setObjectName(u"view_layout")
        self.view_layout.setContentsMargins(0, 0, 0, 0)
        self.previous_button = QToolButton(self.view_bar)
        self.previous_button.setObjectName(u"previous_button")
        self.previous_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.view_layout.addWidget(self.previous_button)

        self.page_label = QLabel(self.view_bar)
        self.page_label.setObjectName(u"page_label")

        self.view_layout.addWidget(self.page_label)

        self.next_button = QToolButton(self.view_bar)
        self.next_button.setObjectName(u"next_button")
        self.next_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.view_layout.addWidget(self.next_button)

        self.view_space = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.view_layout.addItem(self.view_space)

        self.zoom_label = QLabel(self.view_bar)
        self.zoom_label.setObjectName(u"zoom_label")

        self.view_layout.addWidget(self.zoom_label)

        self.zoom_combo = QComboBox(self.view_bar)
        self.zoom_combo.setObjectName(u"zoom_combo")

        self.view_layout.addWidget(self.zoom_combo)


        self.right_layout.addWidget(self.view_bar)

        self.stack = QStackedWidget(PrintPage)
        self.stack.setObjectName(u"stack")
        self.paper_side = QWidget()
        self.paper_side.setObjectName(u"paper_side")
        self.paper_layout = QVBoxLayout(self.paper_side)
        self.paper_layout.setSpacing(0)
        self.paper_layout.setObjectName(u"paper_layout")
        self.paper_layout.setContentsMargins(0, 0, 0, 0)
        self.stack.addWidget(self.paper_side)
        self.empty_side = QWidget()
        self.empty_side.setObjectName(u"empty_side")
        self.empty_layout = QVBoxLayout(self.empty_side)
        self.empty_layout.setSpacing(8)
        self.empty_layout.setObjectName(u"empty_layout")
        self.empty_layout.setContentsMargins(24, 24, 24, 24)
        self.empty_label = QLabel(self.empty_side)
        self.empty_label.setObjectName(u"empty_label")

        self.empty_layout.addWidget(self.empty_label)

        self.missing_label = QLabel(self.empty_side)
        self.missing_label.setObjectName(u"missing_label")
        self.missing_label.setWordWrap(True)

        self.empty_layout.addWidget(self.missing_label)

        self.empty_space = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.empty_layout.addItem(self.empty_space)

        self.stack.addWidget(self.empty_side)

        self.right_layout.addWidget(self.stack)


        self.page_layout.addLayout(self.right_layout)

#if QT_CONFIG(shortcut)
        self.form_label.setBuddy(self.form_list)
        self.hamlet_label.setBuddy(self.hamlet_combo)
        self.class_label.setBuddy(self.class_combo)
        self.zoom_label.setBuddy(self.zoom_combo)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.form_list, self.hamlet_combo)
        QWidget.setTabOrder(self.hamlet_combo, self.class_combo)
        QWidget.setTabOrder(self.class_combo, self.retry_button)
        QWidget.setTabOrder(self.retry_button, self.stop_button)
        QWidget.setTabOrder(self.stop_button, self.previous_button)
        QWidget.setTabOrder(self.previous_button, self.next_button)
        QWidget.setTabOrder(self.next_button, self.zoom_combo)

        self.retranslateUi(PrintPage)

        self.stack.setCurrentIndex(0)


        QMetaObject.connectSlotsByName(PrintPage)
    # setupUi

    def retranslateUi(self, PrintPage):
        PrintPage.setWindowTitle("")
        self.form_label.setText(QCoreApplication.translate("PrintPage", u"M\u1eab&u", None))
        self.household_label.setText("")
        self.hamlet_label.setText(QCoreApplication.translate("PrintPage", u"\u1ea4&p, kh\u00f3m", None))
        self.class_label.setText(QCoreApplication.translate("PrintPage", u"&Di\u1ec7n", None))
        self.retry_button.setText(QCoreApplication.translate("PrintPage", u"T&h\u1eed l\u1ea1i", None))
        self.stop_button.setText(QCoreApplication.translate("PrintPage", u"D\u1eeb&ng", None))
#if QT_CONFIG(accessibility)
        self.previous_button.setAccessibleName(QCoreApplication.translate("PrintPage", u"Trang tr\u01b0\u1edbc, PgUp", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.previous_button.setToolTip(QCoreApplication.translate("PrintPage", u"Trang tr\u01b0\u1edbc, PgUp", None))
#endif // QT_CONFIG(tooltip)
        self.page_label.setText("")
#if QT_CONFIG(accessibility)
        self.next_button.setAccessibleName(QCoreApplication.translate("PrintPage", u"Trang sau, PgDn", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.next_button.setToolTip(QCoreApplication.translate("PrintPage", u"Trang sau, PgDn", None))
#endif // QT_CONFIG(tooltip)
        self.zoom_label.setText(QCoreApplication.translate("PrintPage", u"&C\u1ee1 xem:", None))
        self.empty_label.setText(QCoreApplication.translate("PrintPage", u"Ch\u01b0a c\u00f3 s\u1ed1 li\u1ec7u cho m\u1eabu n\u00e0y", None))
        self.missing_label.setText("")
    # retranslateUi
