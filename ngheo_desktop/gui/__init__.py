"""Màn hình: the window of the program."""
