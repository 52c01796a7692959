"""The panel of concepts and actors."""
