"""Blocks, pages and the hand that draws them, over reportlab's canvas."""
