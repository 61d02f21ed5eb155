"""Việc: one function per thing the officer does, for the window and the console alike."""
