"""Why a paper that was made, or is on record already, may not leave any more: it has to be made again."""

from __future__ import annotations

from citdesk.casework.errors import UserError


class MakeAgain(UserError):
    """What the paper rests on or tells is another by now, or the paper itself is not to be relied upon."""

    code = "make_again"


class ConsentGone(MakeAgain):
    """A consent that the paper may rest on does not hold any more."""

    code = "consent_gone"

    def __init__(self) -> None:
        super().__init__("A consent ended or was taken back since this paper was made. Make the paper again.")


class StepsChanged(MakeAgain):
    """The paper tells of the diversion's steps, and one was added or its day corrected."""

    code = "steps_changed"

    def __init__(self) -> None:
        super().__init__(
            "A step of the diversion was recorded or its day corrected since this paper was made. Make the "
            "paper again."
        )


class VersionChanged(MakeAgain):
    """The paper shows a version that does not count any more."""

    code = "version_changed"

    def __init__(self) -> None:
        super().__init__("The paper shows a version that is not on record. Make it again.")


class PaperIsVoid(MakeAgain):
    """The paper is on record and was made void."""

    code = "paper_void"

    def __init__(self) -> None:
        super().__init__("This paper was made void. Make the paper again.")


class PaperIsReplaced(MakeAgain):
    """The paper is on record and a corrected one took its place."""

    code = "paper_replaced"

    def __init__(self) -> None:
        super().__init__("A corrected paper took the place of this one. Make the paper again.")
