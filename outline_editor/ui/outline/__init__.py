"""The outline view: rows, editing in place, keys."""
