"""Nhập, xuất: files of other people read into values, and values written to files."""
