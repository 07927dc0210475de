"""Counterexamples: values by type, statements tried on them by the kernel, and a proof of the negation."""
