"""The attack set: cases that try to have something false, unproved or unlabelled accepted, and cases that must be.

One class of attack is one function of a module here that yields cases, registered by `@attack("name")`; each case says
what must come of it and why. `table.py` puts them together, `judge.py` decides with Lean's own command and a reading of
what it compiled, `doors.py` knocks at the assistant's doors. Nothing here is written from what the assistant refuses:
a case is there because a proof assistant must not, or must, accept it.
"""
