"""Names of the pages, for pages that lead to others without knowing them."""

OVERVIEW = "overview"
HOUSEHOLDS, HOUSEHOLD, CHECKLIST = "households", "household", "checklist"
DOUBLES, EVENTS, PAST = "doubles", "events", "past"
REVIEW, MEETING, POSTING = "review", "meeting", "posting"
DECISION, MOVEMENT, REPORTS = "decision", "movement", "reports"
OTHER_CLASSES = "other_classes"
PRINT, SETTINGS = "print", "settings"
