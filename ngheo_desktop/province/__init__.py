"""Máy chủ tỉnh: keeps what the communes send and gives it to their other PCs (an extra)."""
