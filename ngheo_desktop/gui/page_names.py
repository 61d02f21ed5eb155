"""Names of the pages, for pages that lead to others without knowing them."""

OVERVIEW = "overview"
HOUSEHOLDS, HOUSEHOLD, CHECKLIST = "households", "household", "checklist"
DOUBLES = "doubles"
REVIEW, MEETING, POSTING = "review", "meeting", "posting"
DECISION, MOVEMENT, REPORTS = "decision", "movement", "reports"
PRINT, SETTINGS = "print", "settings"
