"""A closed month before its supervisors: its pack, their verdicts, questions and freezes."""
