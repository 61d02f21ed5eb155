"""Báo cáo 1–15: tables counted from the signed lists of a day and the register of that day."""
