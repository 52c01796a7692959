"""What the program does, without widgets."""
