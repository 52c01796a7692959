from tests.ui.outline.test_text_mode import *
from tests.ui.outline.test_text_mode import _editor,_select,_press
def test_pix(make_view):
    text = "promote 苗圩 high-quality development in the manufacturing industry " * 3
    outline = (
        Node(id="n-aa", text="first"),
        Node(id="n-bb", text=text, kind=NodeKind.SECTION, children=(Node(id="n-cc", text=text),)),
    )
    view = make_view(Document(DocumentRoot(id="test", outline=outline)), width=420)
    view.set_current("n-aa")
    view.grab().save("/tmp/p1.png")
    view.edit_row("n-bb"); view.grab().save("/tmp/p2.png")
    print(view.placed_rows(), _editor(view).geometry(), _editor(view).caret_rect(), _editor(view).verticalScrollBar().value())
    assert 0
def test_words(view, beside, qtbot):
    _select(view, qtbot, "n-aa", 0, 3)
    beside.setFocus()
    print(view.words_in(0), view.last_selection)
    view.setFocus(); view.grab().save("/tmp/w1.png"); assert 0
def test_menu(view, qtbot, monkeypatch):
    view.edit_current()
    old=RowEditor.focusOutEvent
    def f(self,e):
        print("focusout",e.reason()); old(self,e)
    monkeypatch.setattr(RowEditor,"focusOutEvent",f)
    qtbot.mouseClick(_editor(view).viewport(), Qt.MouseButton.LeftButton)
    print("after click", view.is_editing)
    point = QPoint(3, 3)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, _editor(view).mapToGlobal(point)
    )
    QApplication.sendEvent(_editor(view).viewport(), event)
    print("after event", view.is_editing, QApplication.focusWidget())
    assert 0
