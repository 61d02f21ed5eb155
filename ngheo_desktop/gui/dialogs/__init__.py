"""Dialogs: each edits a draft."""
