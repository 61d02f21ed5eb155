"""Đồng bộ: the same records on every PC of the commune and at the province (PROTOCOL.md)."""
