"""An agency's own official PDF forms: surveyed, mapped once, filled from the record, never reworded."""
