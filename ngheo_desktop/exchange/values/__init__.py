"""One reader per kind of value: a raw cell in; the value and what is odd about it out."""
