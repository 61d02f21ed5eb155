"""Dữ liệu: the encrypted database of one office, its tables and its queries."""
