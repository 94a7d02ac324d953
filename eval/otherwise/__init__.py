"""The same question said otherwise: does the answer stay the same?"""
