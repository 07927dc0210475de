"""What Lean compiled, read from outside as data: `.olean` files, their constants and terms, and what these rest on.

No code of a file is run, so nothing that a file contains can influence what is read from it.
"""
