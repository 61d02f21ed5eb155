"""In: official forms drawn as PDF from values, never from queries."""
