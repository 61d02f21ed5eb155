"""Compiled from ui/meeting_form.ui by packaging/build_forms.py; never edited by hand."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QGridLayout, QHeaderView, QLabel,
    QLineEdit, QPlainTextEdit, QSizePolicy, QWidget)

from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.gui.widgets.list_table import ListTable

class Ui_MeetingForm(object):
    def setupUi(self, MeetingForm):
        if not MeetingForm.objectName():
            MeetingForm.setObjectName(u"MeetingForm")
        self.meeting_grid = QGridLayout(MeetingForm)
        self.meeting_grid.setObjectName(u"meeting_grid")
        self.meeting_grid.setHorizontalSpacing(8)
        self.meeting_grid.setVerticalSpacing(4)
        self.meeting_grid.setContentsMargins(0, 0, 8, 0)
        self.held_on_label = QLabel(MeetingForm)
        self.held_on_label.setObjectName(u"held_on_label")

        self.meeting_grid.addWidget(self.held_on_label, 0, 0, 1, 1)

        self.held_at_label = QLabel(MeetingForm)
        self.held_at_label.setObjectName(u"held_at_label")

        self.meeting_grid.addWidget(self.held_at_label, 0, 1, 1, 1)

        self.held_on_edit = DayEdit(MeetingForm)
        self.held_on_edit.setObjectName(u"held_on_edit")

        self.meeting_grid.addWidget(self.held_on_edit, 1, 0, 1, 1)

        self.held_at_edit = QLineEdit(MeetingForm)
        self.held_at_edit.setObjectName(u"held_at_edit")

        self.meeting_grid.addWidget(self.held_at_edit, 1, 1, 1, 1)

        self.place_label = QLabel(MeetingForm)
        self.place_label.setObjectName(u"place_label")

        self.meeting_grid.addWidget(self.place_label, 2, 0, 1, 2)

        self.place_edit = QLineEdit(MeetingForm)
        self.place_edit.setObjectName(u"place_edit")

        self.meeting_grid.addWidget(self.place_edit, 3, 0, 1, 2)

        self.chair_label = QLabel(MeetingForm)
        self.chair_label.setObjectName(u"chair_label")

        self.meeting_grid.addWidget(self.chair_label, 4, 0, 1, 1)

        self.secretary_label = QLabel(MeetingForm)
        self.secretary_label.setObjectName(u"secretary_label")

        self.meeting_grid.addWidget(self.secretary_label, 4, 1, 1, 1)

        self.chair_edit = QLineEdit(MeetingForm)
        self.chair_edit.setObjectName(u"chair_edit")

        self.meeting_grid.addWidget(self.chair_edit, 5, 0, 1, 1)

        self.secretary_edit = QLineEdit(MeetingForm)
        self.secretary_edit.setObjectName(u"secretary_edit")

        self.meeting_grid.addWidget(self.secretary_edit, 5, 1, 1, 1)

        self.invited_label = QLabel(MeetingForm)
        self.invited_label.setObjectName(u"invited_label")

        self.meeting_grid.addWidget(self.invited_label, 6, 0, 1, 1)

        self.present_label = QLabel(MeetingForm)
        self.present_label.setObjectName(u"present_label")

        self.meeting_grid.addWidget(self.present_label, 6, 1, 1, 1)

        self.invited_edit = QLineEdit(MeetingForm)
        self.invited_edit.setObjectName(u"invited_edit")

        self.meeting_grid.addWidget(self.invited_edit, 7, 0, 1, 1)

        self.present_edit = QLineEdit(MeetingForm)
        self.present_edit.setObjectName(u"present_edit")

        self.meeting_grid.addWidget(self.present_edit, 7, 1, 1, 1)

        self.attendance_label = QLabel(MeetingForm)
        self.attendance_label.setObjectName(u"attendance_label")

        self.meeting_grid.addWidget(self.attendance_label, 8, 0, 1, 2)

        self.attendance_table = ListTable(MeetingForm)
        self.attendance_table.setObjectName(u"attendance_table")

        self.meeting_grid.addWidget(self.attendance_table, 9, 0, 1, 2)

        self.opinions_label = QLabel(MeetingForm)
        self.opinions_label.setObjectName(u"opinions_label")

        self.meeting_grid.addWidget(self.opinions_label, 10, 0, 1, 2)

        self.opinions_edit = QPlainTextEdit(MeetingForm)
        self.opinions_edit.setObjectName(u"opinions_edit")
        self.opinions_edit.setTabChangesFocus(True)

        self.meeting_grid.addWidget(self.opinions_edit, 11, 0, 1, 2)

        self.meeting_grid.setColumnStretch(0, 1)
        self.meeting_grid.setColumnStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.held_on_label.setBuddy(self.held_on_edit)
        self.held_at_label.setBuddy(self.held_at_edit)
        self.place_label.setBuddy(self.place_edit)
        self.chair_label.setBuddy(self.chair_edit)
        self.secretary_label.setBuddy(self.secretary_edit)
        self.invited_label.setBuddy(self.invited_edit)
        self.present_label.setBuddy(self.present_edit)
        self.attendance_label.setBuddy(self.attendance_table)
        self.opinions_label.setBuddy(self.opinions_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(MeetingForm)

        QMetaObject.connectSlotsByName(MeetingForm)
    # setupUi

    def retranslateUi(self, MeetingForm):
        self.held_on_label.setText(QCoreApplication.translate("MeetingForm", u"Ng\u00e0&y h\u1ecdp", None))
        self.held_at_label.setText(QCoreApplication.translate("MeetingForm", u"Gi\u1edd", None))
        self.held_at_edit.setPlaceholderText(QCoreApplication.translate("MeetingForm", u"14:00", None))
        self.place_label.setText(QCoreApplication.translate("MeetingForm", u"\u0110\u1ecb&a \u0111i\u1ec3m", None))
        self.chair_label.setText(QCoreApplication.translate("MeetingForm", u"C&h\u1ee7 tr\u00ec", None))
        self.secretary_label.setText(QCoreApplication.translate("MeetingForm", u"Th\u01b0 &k\u00fd", None))
        self.invited_label.setText(QCoreApplication.translate("MeetingForm", u"S\u1ed1 \u0111\u01b0\u1ee3c &m\u1eddi", None))
        self.present_label.setText(QCoreApplication.translate("MeetingForm", u"S\u1ed1 &c\u00f3 m\u1eb7t", None))
        self.attendance_label.setText(QCoreApplication.translate("MeetingForm", u"Th\u00e0nh &ph\u1ea7n d\u1ef1 h\u1ecdp", None))
        self.opinions_label.setText(QCoreApplication.translate("MeetingForm", u"\u00dd ki\u1ebfn kh\u00e1c c\u1ee7a cu\u1ed9c h\u1ecdp", None))
        pass
    # retranslateUi
