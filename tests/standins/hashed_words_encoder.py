"""A stand-in for an encoder that a package brings: it counts words, hashed into a few numbers, so that texts with the
same words are alike. It shows how encoders are treated, and nothing of what one finds; its argument is what goes wrong.
"""

from __future__ import annotations

import os
import re
import time
import zlib

import numpy as np

DIMENSION = 256


class HashedWordsStandIn:
    dimension = DIMENSION

    def __init__(self, fault: str = "") -> None:
        self.fault = fault
        if fault == "unloadable":
            raise RuntimeError("the weights are damaged")

    def encode(self, texts, *, goals):
        print("what a library prints is no answer")
        if self.fault == "dies" or (self.fault == "dies of goals" and goals):
            os.write(2, b"out of memory\n")
            os._exit(1)
        if self.fault == "dies once" and not os.path.exists("died"):
            open("died", "x").close()
            os._exit(1)
        if self.fault == "refuses":
            raise ValueError("too long")
        if self.fault == "other shape":
            return np.zeros((len(texts), 3))
        if self.fault == "slow" and goals:
            time.sleep(30)
        found = np.zeros((len(texts), DIMENSION), np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"[A-Za-z]+|[^\sA-Za-z]", text):
                found[row, zlib.crc32(word.lower().encode()) % DIMENSION] += 1
        return found * 3  # whose lengths are no matter
