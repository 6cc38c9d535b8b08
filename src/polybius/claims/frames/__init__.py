"""The constructions in which English reports what somebody says; each module reads one family of cues."""
