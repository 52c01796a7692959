"""One document and one file: reading, writing, safely."""
