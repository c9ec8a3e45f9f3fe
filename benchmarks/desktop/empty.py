"""The peer of a cold start: an empty PySide6 window that ends as soon as it was painted."""

from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.desktop.painted import quit_once_painted

app = QApplication([])
window = QWidget()
quit_once_painted(window)
window.show()
app.exec()
