"""The court liaison's board, the court file of a report with its diversion's steps, and the packet."""
