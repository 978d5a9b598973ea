"""The JSON door: what readers and programs ask, and what they are answered."""
