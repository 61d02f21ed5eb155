"""Pages: one section of the main window each."""
