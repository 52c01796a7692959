"""What can be shown in the outline's place: the document as prose, and in figures."""
