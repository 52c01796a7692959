"""Unlimited undo and redo over everything that happens to a document.

A step may reach beyond its document: into documents that have no history of
their own, such as a shared codebook, and into those of other windows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import NamedTuple
from weakref import WeakSet

from outline_editor.core.changes import ChangeSet, Origin
from outline_editor.core.document import Document
from outline_editor.core.errors import Message
from outline_editor.core.steps import Kept, Retraced, Step, retrace_elsewhere
from outline_editor.core.transaction import Transaction

StepFollower = Callable[[Message, Origin], object]
"""Is told the name of a step, and whether it was made, undone or done again."""


class Joint(NamedTuple):
    """The open transactions of a step over several documents."""

    own: Transaction
    elsewhere: tuple[Transaction, ...]
    """In the documents without a history of their own, in the order asked for."""
    others: tuple[Transaction, ...]
    """In the documents of other histories."""


class SavedState:
    """A state of a document that is being saved, wherever steps lead meanwhile."""

    def __init__(self, at: int) -> None:
        self.at: int | None = at
        """How many of its own steps led to it, `None` once it can't be reached any more."""


class History:
    """The steps that led to a document's state, and those that were undone.

    The history follows the document by itself from the moment it is made.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._saved_at: int | None = 0
        self._being_saved = WeakSet[SavedState]()
        self._own_done = 0
        """How many of the steps done changed the document itself."""
        self.retraced = Retraced()
        """How far the last step undone or done again could be, elsewhere."""
        self._followers: list[StepFollower] = []
        self._unfollow = document.follow(self._record)

    @property
    def document(self) -> Document:
        """The document whose history it is."""
        return self._document

    def follow(self, follower: StepFollower) -> Callable[[], None]:
        """Be told of every step made, undone or done again; call the result to stop."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    def _tell(self, name: Message, origin: Origin) -> None:
        for follower in tuple(self._followers):
            follower(name, origin)

    @property
    def last_done(self) -> Step | None:
        """What Undo would take back, `None` if there is nothing."""
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> Step | None:
        """What Redo would do again, `None` if there is nothing."""
        return self._undone[-1] if self._undone else None

    @property
    def undo_name(self) -> Message | None:
        """The name of what Undo would take back, `None` if there is nothing."""
        return self.last_done.name if self.last_done else None

    @property
    def redo_name(self) -> Message | None:
        """The name of what Redo would do again, `None` if there is nothing."""
        return self.last_undone.name if self.last_undone else None

    @property
    def is_saved(self) -> bool:
        """Whether the document itself is in the state last marked as saved."""
        return self._saved_at == self._own_done

    @property
    def _ends_run(self) -> bool:
        """Whether the state of now is to be found again, as it is saved."""
        return self._own_done in (self._saved_at, *[state.at for state in self._being_saved])

    def begin_saving(self) -> SavedState:
        """The state of now, which is going to be saved; a run ends here."""
        state = SavedState(self._own_done)
        self._being_saved.add(state)
        return state

    def mark_saved(self, state: SavedState) -> None:
        """Take a state for the saved one, wherever steps have led since."""
        self._saved_at = state.at
        self._being_saved.discard(state)

    def mark_now_saved(self) -> None:
        """Take the state of now for the saved one."""
        self._saved_at = self._own_done

    def mark_unsaved(self) -> None:
        """No state that can be reached is the saved one."""
        self._saved_at = None

    def forget_undone(self) -> None:
        """Let nothing be redone."""
        self._undone.clear()
        if self._saved_at is not None and self._saved_at > self._own_done:
            self._saved_at = None
        for state in self._being_saved:
            if state.at is not None and state.at > self._own_done:
                state.at = None

    @contextmanager
    def joint_step(
        self,
        name: Message,
        elsewhere: Sequence[Document] = (),
        others: Sequence[History] = (),
        run: str = "",
    ) -> Iterator[Joint]:
        """One step over several documents: all of it is done, or nothing.

        What happens `elsewhere` is undone with this step alone. In the `others`
        it is a step of their own, which goes with this one, but which may be
        undone there by itself. `run` is as in `Document.transaction`.
        """
        made: list[tuple[Document, ChangeSet]] = []
        before, steps = self.last_done, [history.last_done for history in others]
        with ExitStack() as stack:
            theirs = tuple(
                [stack.enter_context(history.document.transaction(name)) for history in others]
            )
            for document in elsewhere:
                stack.callback(document.follow(lambda done, d=document: made.append((d, done))))
            shared = tuple(
                [stack.enter_context(document.transaction(name, run)) for document in elsewhere]
            )
            # Entered last, it is committed first: the others find the step there.
            yield Joint(stack.enter_context(self._document.transaction(name, run)), shared, theirs)
        after = [history.last_done for history in others]
        new = [
            (history, step)
            for history, step, old in zip(others, after, steps, strict=True)
            if step is not None and step is not old
        ]
        if made or new:
            self._take_in(before, made, new, run)

    def _take_in(
        self,
        before: Step | None,
        made: Sequence[tuple[Document, ChangeSet]],
        others: Sequence[tuple[History, Step]],
        run: str,
    ) -> None:
        """Let what happened elsewhere belong to the step that was just made, if there was one."""
        step = self.last_done
        if step is None or (step is before and not self._goes_on(step, made, run)):
            step = Step(run=run)
            self._add(step)
        step.elsewhere += made
        step.others += others
        self._tell(step.name, Origin.EDIT)

    def _goes_on(self, step: Step, made: Sequence[tuple[Document, ChangeSet]], run: str) -> bool:
        """Whether what happened elsewhere belongs to the run that a step ends with."""
        if not run or step.run != run or self._undone:
            return False
        # What another window has changed meanwhile is not to go with it.
        return all(step.leads_to(document, done) for document, done in made)

    def undo(self) -> Message | None:
        """Take the last step back; returns its name, `None` if there is none.

        What it did elsewhere and what has been changed there since stays as it
        is: `retraced` tells.
        """
        if not self._done:
            return None
        step = self._done[-1]
        self._retrace(step, Origin.UNDO)
        for history, other in step.others:
            history.take_back(other)
        return step.name

    def redo(self) -> Message | None:
        """Do the last undone step again; returns its name, `None` if there is none.

        For what has changed elsewhere see `undo`.
        """
        if not self._undone:
            return None
        step = self._undone[-1]
        self._retrace(step, Origin.REDO)
        for history, other in step.others:
            history.do_again(other)
        return step.name

    def take_back(self, step: Step) -> None:
        """Undo a step that belongs to one of another history, if it was not undone already.

        Of one that others came after, what is still as it left it is taken back,
        by a step of its own.
        """
        if step is self.last_done:
            self.undo()
        elif step in self._done:
            with self._document.transaction(step.name) as transaction:
                step.unset(transaction)

    def do_again(self, step: Step) -> None:
        """The opposite of `take_back`."""
        if step is self.last_undone:
            self.redo()
        elif step in self._done:
            with self._document.transaction(step.name) as transaction:
                step.set_again(transaction)

    def _retrace(self, step: Step, origin: Origin) -> None:
        parts: list[tuple[Kept, bool]] = []
        with ExitStack() as stack:
            for document, sets in step.sets_elsewhere():
                transaction = stack.enter_context(document.replaying(step.name, origin))
                parts += retrace_elsewhere(transaction, sets, origin)
            kept = tuple([part for part, is_kept in parts if is_kept])
            is_elsewhere_alone = not step.sets and not step.others
            self.retraced = Retraced(kept, is_elsewhere_alone and len(kept) == len(parts) > 0)
            if step.sets:
                self._document.replay(step.name, step.edits(origin), origin)
            else:
                self._move(origin)

    def _record(self, change_set: ChangeSet) -> None:
        if change_set.origin is not Origin.EDIT:
            self._move(change_set.origin)
            return
        top = self.last_done
        joins = top is not None and change_set.run and change_set.run == top.run
        if joins and not self._undone and not self._ends_run:
            assert top is not None
            top.sets.append(change_set)
        else:
            self._add(Step([change_set], run=change_set.run))
        self._tell(change_set.name, Origin.EDIT)

    def _move(self, origin: Origin) -> None:
        """A step was undone, or done again."""
        if origin is Origin.UNDO:
            step = self._done.pop()
            self._undone.append(step)
            self._own_done -= bool(step.sets)
        else:
            step = self._undone.pop()
            self._done.append(step)
            self._own_done += bool(step.sets)
        self._tell(step.name, origin)

    def _add(self, step: Step) -> None:
        self.forget_undone()
        self._done.append(step)
        self._own_done += bool(step.sets)
