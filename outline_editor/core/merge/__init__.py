"""Merging what two have made of one document: here, and in its file.

Elements are told apart by their ids, so that a row that one has moved and the
other has reworded is one row, moved and reworded. See `three_way.merge`.
"""
