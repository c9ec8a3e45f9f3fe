"""One time through a drill: where one is, what was chosen, and the debrief at the end."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.fieldguide.drills.drill import Choice, Drill, Ending, Scene


@dataclass(frozen=True, slots=True)
class Taken:
    """A choice that was taken, in the scene it was taken in."""

    scene: Scene
    choice: Choice


@dataclass(frozen=True, slots=True)
class Run:
    """Immutable: each choice gives the next run. Nothing of what was chosen ever enters the record."""

    drill: Drill
    at: str
    taken: tuple[Taken, ...] = ()

    @classmethod
    def begin(cls, drill: Drill) -> Run:
        """At the first scene."""
        return cls(drill, drill.first)

    @property
    def scene(self) -> Scene | None:
        """The scene in hand, None once it has ended."""
        return self.drill.scenes.get(self.at)

    @property
    def ending(self) -> Ending | None:
        """How it ended, None while it goes on."""
        return self.drill.endings.get(self.at)

    def choose(self, number: int) -> Run:
        """Take a choice of the scene by its number from 0. Raises IndexError where there is none."""
        scene = self.scene
        if scene is None or not 0 <= number < len(scene.choices):
            raise IndexError(number)
        choice = scene.choices[number]
        return Run(self.drill, choice.to, (*self.taken, Taken(scene, choice)))
